namespace PayGate.Vault.Charges;

/// <summary>Tables of charges. A request to a provider that is not known to have ended has a time to look at it again.</summary>
internal static class ChargeSchema
{
    internal static string Sql(string number, string bytes, string strict) => $"""
        CREATE TABLE charge (
            id TEXT PRIMARY KEY,
            tenant TEXT NOT NULL,
            token TEXT NOT NULL,
            provider TEXT NOT NULL,
            currency TEXT NOT NULL,
            amount {number} NOT NULL CHECK (amount > 0),
            reference TEXT NOT NULL,
            moto {number} NOT NULL,
            capture_at_once {number} NOT NULL,
            state TEXT NOT NULL,
            captured {number} NOT NULL CHECK (captured BETWEEN 0 AND amount),
            refunded {number} NOT NULL CHECK (refunded BETWEEN 0 AND captured),
            operations {number} NOT NULL,
            created_at {number} NOT NULL,
            changed_at {number} NOT NULL
        ){strict};
        CREATE TABLE charge_operation (
            charge TEXT NOT NULL REFERENCES charge (id),
            number {number} NOT NULL,
            kind TEXT NOT NULL,
            amount {number} NOT NULL,
            state TEXT NOT NULL,
            request_key {bytes} NOT NULL UNIQUE,
            request {bytes} NOT NULL,
            owner TEXT NOT NULL,
            actor TEXT NOT NULL,
            provider_reference TEXT,
            problem TEXT,
            checks {number} NOT NULL,
            check_at {number},
            begun_at {number} NOT NULL,
            ended_at {number},
            PRIMARY KEY (charge, number)
        ){strict};
        CREATE INDEX charge_operation_by_check ON charge_operation (check_at) WHERE check_at IS NOT NULL;
        """;
}
