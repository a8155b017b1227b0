package org.cardline;

/**
 * What an operator can set: in the environment as {@code CARDLINE_<name>}, or on a line of the same form in
 * {@code cardline.env} (the environment wins).
 */
enum Setting {
    PROGRAMME("american-express", "the name of a folder in programmes/, or a path to one"),
    DATA("data", "a folder for the database and all that is kept"),
    MODE("demonstration", "demonstration or live"),
    BIND("127.0.0.1", "an IP address of this machine"),
    PUBLIC_ADDRESS("", "the IP address that telephones reach this machine by, where it isn't BIND's"),
    HTTP_PORT("8080", "a port from 1 to 65535, or 0 for any free one"),
    SIP_PORT("5060", "a port from 1 to 65535, or 0 for any free one"),
    RTP_PORTS("10000-19999", "two ports from 1024 to 65535 as FIRST-LAST, at least two apart"),
    BROWSER_PORT("5070", "a port from 1 to 65535, of UDP and TCP, for browsers' media, or 0 for any free one"),
    CALLBACK_PORT("5062", "a port from 1024 to 65535 of this machine, where a demonstration calls back, or off"),
    MAX_CALLS("2000", "a number of calls from 1 to 20000"),
    DRAIN_SECONDS("600", "seconds from 0 to 86400 that running calls get to end after a stop"),
    DATABASE_URL("", "postgresql://user:password@host:5432/database, or nothing for the embedded one"),
    CARD_HOST("", "the http address of a card host on this machine, or nothing for the demonstration's own"),
    KEY_FILE("", "a file with the key that recordings are encrypted with"),
    SPEECH("on", "on, or off: then keys alone are understood"),
    MODELS("", "the folder of the recogniser's models, or nothing for the one that ./cardline keeps them in"),
    SECRETS_ON_CLEAR_MEDIA("never", "never, or allowed: codes are asked for where the network could hear them"),
    CAPTIONS("on", "on, or off: what the line says is shown, too, on the page that a call is made from"),
    PIPER("", "a Piper voice to read names with, as PROGRAM:MODEL.onnx, both files of this machine"),
    SMTP_URL("", "smtp://user@host:587 or smtps://user@host:465, on this machine in a demonstration; or nothing"),
    SMTP_PASSWORD("", "the password of that user, or nothing"),
    SMTP_FROM("cardline@example.com", "the e-mail address that letters come from"),
    RETURNS_URL(
            "",
            "imaps://user@host:993 or pop3s://user@host:995, the mailbox of SMTP_FROM, on this machine in a demonstration; or nothing"),
    RETURNS_PASSWORD("", "the password of that user, or nothing"),
    SMS_URL("", "an operator's gateway, https beyond this machine, on this machine in a demonstration; or nothing"),
    SMS_TOKEN("", "what the gateway knows us by, or nothing"),
    SMS_FROM("", "the number or name that text messages come from"),
    OIDC_ISSUER(
            "",
            "the address of an OpenID provider, https beyond this machine, on this machine in a demonstration; or nothing"),
    OIDC_CLIENT("", "how that provider knows us, or nothing"),
    OIDC_SECRET("", "what proves that it is us, or nothing"),
    OIDC_NAME_CLAIM(
            "preferred_username", "the claim that has the name of an agent or supervisor; not one that people choose"),
    OIDC_ROLE_CLAIM("roles", "the claim that has agent, supervisor or operator, alone or in a list"),
    MEMBER_OIDC_ISSUER(
            "",
            "the address of card members' OpenID provider, https beyond this machine, on this machine in a demonstration; or nothing"),
    MEMBER_OIDC_CLIENT("", "how that provider knows us, or nothing"),
    MEMBER_OIDC_SECRET("", "what proves that it is us, or nothing"),
    MEMBER_OIDC_CLAIM("sub", "the claim that has the card host's reference of a member; not one that people choose"),
    HEAP("512m", "the memory of the Java heap, as 512m or 4g; read by ./cardline"),
    LOAD("", "the folder of an outside load generator; read by ./cardline bench");

    static final String PREFIX = "CARDLINE_";

    /** The value where nothing is set; empty: none. */
    final String usual;

    /** Which values may be set, in words. */
    final String allowed;

    Setting(String usual, String allowed) {
        this.usual = usual;
        this.allowed = allowed;
    }

    String variable() {
        return PREFIX + name();
    }
}
