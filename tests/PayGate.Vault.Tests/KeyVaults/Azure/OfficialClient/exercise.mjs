// The official client through a life of a key. Usage: node exercise.mjs https://localhost:PORT ; prints one JSON object.
import { CryptographyClient, KeyClient } from "@azure/keyvault-keys";

const vault = process.argv[2];
const credential = {
  async getToken(scopes, options) {
    const answer = await fetch(`${vault}/tenant/oauth2/v2.0/token`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ scope: String(scopes), claims: options?.claims ?? "" }),
    });
    return { token: (await answer.json()).access_token, expiresOnTimestamp: Date.now() + 3_600_000 };
  },
};
// localhost is no domain of Azure's; everything else is the client's default.
const options = { disableChallengeResourceVerification: true };
const client = new KeyClient(vault, credential, options);
const seen = {};

const first = await client.createRsaKey("official", { keySize: 2048, keyOps: ["wrapKey", "unwrapKey", "encrypt", "decrypt"] });
seen.created = { name: first.name, type: first.keyType, recovery: first.properties.recoveryLevel, enabled: first.properties.enabled };

const secret = Buffer.from("00112233445566778899aabbccddeeff", "hex");
const wrapped = await new CryptographyClient(first, credential, options).wrapKey("RSA-OAEP-256", secret);

const second = await client.rotateKey("official");
await client.rotateKey("official");
seen.rotated = second.properties.version !== first.properties.version;
seen.versions = 0;
for await (const _ of client.listPropertiesOfKeyVersions("official")) seen.versions++;
seen.keys = [];
for await (const key of client.listPropertiesOfKeys()) seen.keys.push(key.name);

const unwrapped = await new CryptographyClient(first.id, credential, options).unwrapKey("RSA-OAEP-256", wrapped.result);
seen.unwrapped = Buffer.from(unwrapped.result).equals(secret);
const encrypted = await new CryptographyClient(second.id, credential, options).encrypt({ algorithm: "RSA-OAEP-256", plaintext: secret });
seen.decrypted = Buffer.from(
  (await new CryptographyClient(second.id, credential, options).decrypt({ algorithm: "RSA-OAEP-256", ciphertext: encrypted.result })).result,
).equals(secret);

await client.updateKeyProperties("official", first.properties.version, { enabled: false });
seen.disabled = await refusal(() => new CryptographyClient(first.id, credential, options).unwrapKey("RSA-OAEP-256", wrapped.result));

await client.updateKeyRotationPolicy("official", { lifetimeActions: [{ action: "Rotate", timeAfterCreate: "P90D" }], expiresIn: "P2Y" });
const policy = await client.getKeyRotationPolicy("official");
seen.policy = [policy.lifetimeActions[0].action, policy.lifetimeActions[0].timeAfterCreate, policy.expiresIn];

const deletion = await client.beginDeleteKey("official", { intervalInMs: 10 });
const deleted = await deletion.pollUntilDone();
seen.deleted = typeof deleted.properties.scheduledPurgeDate?.getTime() === "number";
seen.missing = await refusal(() => client.getKey("official"));
seen.purge = await refusal(() => client.purgeDeletedKey("official"));
const recovery = await client.beginRecoverDeletedKey("official", { intervalInMs: 10 });
seen.recovered = (await recovery.pollUntilDone()).name;
console.log(JSON.stringify(seen));

async function refusal(call) {
  try {
    await call();
    return "none";
  } catch (error) {
    return `${error.statusCode} ${error.code}`;
  }
}
