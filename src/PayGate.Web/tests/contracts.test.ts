import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  callerGuidances,
  callStates,
  captureOutcomes,
  captureStates,
  cardBrands,
  cardFields,
  certificateReasons,
  certificateVerdicts,
  fieldProblems,
  fieldStates,
} from '../src/desk/contracts';
import { catalogues } from '../src/localisation/catalogue';
import { codeKey } from '../src/localisation/code-key';

/** The members of a C# enumeration of the house, as JSON names them. */
function members(path: string): readonly string[] {
  const source = readFileSync(new URL(`../../${path}.cs`, import.meta.url), 'utf8');
  return [...source.slice(source.indexOf('public enum')).matchAll(/^\s{4}([A-Z]\w*)(?: = \d+)?,$/gm)].map(match => codeKey(match[1] ?? ''));
}

describe('contracts', () => {
  it.each([
    ['PayGate.Contracts/Calls/CallState', callStates],
    ['PayGate.Contracts/Captures/CallerGuidance', callerGuidances],
    ['PayGate.Contracts/Captures/CaptureState', captureStates],
    ['PayGate.Contracts/Captures/CaptureOutcome', captureOutcomes],
    ['PayGate.Contracts/Captures/CardField', cardFields],
    ['PayGate.Contracts/Captures/FieldState', fieldStates],
    ['PayGate.Contracts/Captures/FieldProblem', fieldProblems],
    ['PayGate.Contracts/Cards/CardBrand', cardBrands],
    ['PayGate.Contracts/Certificates/CertificateVerdict', certificateVerdicts],
    ['PayGate.Contracts/Certificates/CertificateReason', certificateReasons],
  ] as const)('%s_has_the_members_that_the_desk_knows', (path, known) => {
    expect(members(path)).toEqual([...known]);
  });

  it.each([
    ['PayGate.Audit/AuditKind', 'audit.kind'],
    ['PayGate.Audit/AuditResult', 'audit.result'],
    ['PayGate.Redaction/Store/QuarantineReason', 'quarantine'],
    ['PayGate.Redaction/Planning/SpanKind', 'span'],
  ])('every_member_of_%s_has_words', (path, prefix) => {
    const names = members(path);
    expect(names.length).toBeGreaterThan(2);
    expect(names.filter(name => !Object.hasOwn(catalogues.it, `${prefix}.${name}`))).toEqual([]);
  });
});
