import { randomBytes } from 'node:crypto';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** An identifier in the form of PayGate.Contracts: a prefix, an underscore and 26 characters. */
export function newId(prefix) {
  return `${prefix}_${Array.from(randomBytes(26), byte => alphabet[byte & 31]).join('')}`;
}
