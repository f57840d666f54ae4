namespace PayGate.Redaction.Reading;

/// <summary>English phrases that open a topic; articles, prepositions and possessives inside them are skipped.</summary>
internal static class EnglishPhrases
{
    public static void AddTo(LexiconBuilder words)
    {
        AddCard(words);
        AddPerson(words);
        AddHarmless(words);
    }

    private static void AddCard(LexiconBuilder words)
    {
        words.Phrase(
            Topic.CardNumber, true,
            "card number", "credit card number", "debit card number", "number card", "number front", "long number", "long card number",
            "card digits", "card details", "read card",
            "read me card", "digits front", "numbers front", "front card", "digit number", "visa number", "mastercard number",
            "amex number", "card no",
            "digits across", "number across", "numbers across", "full card number", "whole card number", "card info", "card information",
            "last four", "first four", "big number", "digits long number",
            "american express number", "give me card", "main number", "sixteen numbers", "account number card", "payment details");
        words.Phrase(Topic.CardNumber, false, "card", "credit card", "debit card", "american express", "master card", "payment card",
            "discover card");
        words.Phrase(
            Topic.SecurityCode, true,
            "security code", "card verification", "verification code", "security number", "security digits", "digits back",
            "numbers back", "number back", "code back", "back card",
            "signature strip", "digits reverse", "code reverse", "cid", "csc", "see vee vee", "c v v two", "c i d", "pin number",
            "pin code", "card code",
            "cvv number", "cvv code", "cvc code", "cvc number", "three digit code", "four digit code", "four digits front",
            "security codes", "cvn", "verification number", "verification value");
        words.Phrase(
            Topic.Expiry, true,
            "expiry", "expiration", "expiry date", "expiration date", "expires", "exp", "exp date", "expire", "expiring", "valid thru",
            "valid through", "valid until", "valid till", "valid to",
            "good til", "good till", "valid til", "how long valid", "good through", "good thru", "good until", "month and year", "thru",
            "run out", "runs out", "until when", "month year",
            "end date", "expiration month", "expiry month");
        words.Phrase(Topic.SecurityCode, false, "back", "signature", "strip", "reverse");
        words.Phrase(Topic.Expiry, false, "month", "what month", "year", "what year", "how long good", "good for", "date", "valid");
        words.Phrase(Topic.BankAccount, false, "account");
        words.Phrase(Topic.Iban, true, "international bank account", "iban number");
        words.Phrase(
            Topic.BankAccount, true, "account number", "bank account", "sort code", "routing", "routing number", "checking account",
                "bank account number", "savings account", "aba number", "account and sort code");
    }

    private static void AddPerson(LexiconBuilder words)
    {
        words.Phrase(Topic.FiscalCode, true, "fiscal code", "tax code", "italian tax code");
        words.Phrase(Topic.VatCode, true, "vat number", "vat", "vat code", "vat registration");
        words.Phrase(Topic.IdCard, true, "identity card", "id card", "identity card number", "id number", "id card number");
        words.Phrase(Topic.Passport, true, "passport", "passport number");
        words.Phrase(
            Topic.DrivingLicence, true,
            "driving licence", "driver license", "drivers license", "driving license", "licence number", "license number",
            "drivers licence", "driver licence", "licence", "driving licence number");
        words.Phrase(Topic.HealthCard, true, "health card", "nhs number", "medicare number", "health insurance", "medicare",
            "health card number", "n h s number");
        words.Phrase(
            Topic.NationalId, true,
            "social security", "social security number", "ssn", "national insurance", "national insurance number", "ni number", "nino",
            "insurance number", "s s n", "n i number");
        words.PhraseOnly(Language.English, Topic.NationalId, true, "social");
        words.Phrase(
            Topic.Phone, true,
            "phone", "mobile", "cell phone", "cellphone", "telephone", "phone number", "mobile number", "cell number",
            "telephone number", "contact number", "call me", "call you", "reach me", "reach you",
            "text me", "callback", "call back", "callback number", "number to call", "ring me", "best number", "landline",
            "call me back", "call you back", "reached", "contact me");
        words.Phrase(Topic.Email, true, "email address", "e mail address", "emails", "mail address");
        words.Phrase(
            Topic.Address, true, "address", "shipping address", "billing address", "delivery address", "home address", "live", "lives",
                "living", "reside", "ship", "street address", "mailing address", "deliver");
        words.Phrase(Topic.PostCode, true, "post code", "postcode", "zip", "zip code", "postal code", "zipcode");
        words.Phrase(
            Topic.Name, true,
            "name", "name is", "full name", "last name", "first name", "surname", "name card", "cardholder", "card holder",
            "name is on card", "cardholder name", "speaking with", "who am speaking", "who am speaking with", "who am speaking to",
            "family name", "given name", "maiden name", "speaking to", "who is calling");
        words.Phrase(Topic.BirthDate, true, "date birth", "born", "birthday", "birth date", "dob", "d o b", "birthdate");
        words.Phrase(
            Topic.SocialHandle, true, "username", "user name", "handle", "x handle", "twitter handle", "instagram handle", "insta",
                "screen name", "discord", "facebook profile");
    }

    private static void AddHarmless(LexiconBuilder words)
    {
        words.Phrase(
            Topic.Reference, true,
            "order", "order number", "order id", "reference", "reference number", "booking", "booking number", "booking reference",
            "reservation", "reservation number", "tracking", "tracking number",
            "shipment", "parcel", "invoice", "invoice number", "customer number", "customer id", "case", "case number", "contract",
            "contract number", "quote", "serial", "serial number", "model", "model number",
            "part number", "product code", "product number", "item number", "sku", "isbn", "ean", "confirmation", "confirmation number",
            "confirmation code", "authorization", "authorisation", "authorization code",
            "transaction", "transaction id", "transaction number", "flight", "flight number", "room", "gate", "policy", "policy number",
            "claim", "claim number", "membership", "membership number", "member number",
            "loyalty card", "loyalty number", "gift card", "sim card", "business card", "meter", "meter reading", "warranty",
            "subscription", "voucher", "promo code", "discount code", "coupon code", "version",
            "extension", "offer", "bill", "ticket number", "receipt", "support ticket", "incident", "purchase order", "catalog number",
            "batch", "lot number", "build", "page", "chapter", "channel",
            "bus", "train", "platform", "locker", "table", "bus number", "seat", "frequent flyer", "rewards number", "trial", "plan",
            "green card", "report card", "report number", "greeting card", "score card", "card game", "graphics card");
        words.Phrase(
            Topic.Amount, true,
            "amount", "total", "price", "cost", "costs", "balance", "fee", "charge", "discount", "how much", "refund", "deposit",
            "payment of", "charged", "worth");
        words.Phrase(
            Topic.Appointment, true,
            "appointment", "delivery", "schedule", "scheduled", "meeting", "visit", "tomorrow", "monday", "tuesday", "wednesday",
            "thursday", "friday", "saturday", "sunday", "delivery date", "order date",
            "departure", "arrival", "delivered", "between", "arrive", "arrives", "open", "opening hours");
    }
}
