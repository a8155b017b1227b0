package org.cardline.sip;

/** The CSeq header, RFC 3261 section 20.16. */
record CommandSequence(int number, String method) {
    static CommandSequence parse(String value) {
        var cursor = new Cursor(value);
        int number = (int) Cursor.number(cursor.token("CSeq"), Integer.MAX_VALUE, "CSeq");
        String method = cursor.skipSpace().token("CSeq");
        if (!cursor.skipSpace().done()) throw new MalformedException("Surplus text in CSeq");
        return new CommandSequence(number, method);
    }
}
