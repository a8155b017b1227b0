package org.cardline.sip;

/**
 * What is kept of a telephone's password, H(user:realm:password) of RFC 7616 for each way to prove it: enough to register by,
 * so it prints masked. Passwords are random and long, so that none is found from it.
 *
 * @param md5Alone of the user's name with {@value #MD5_ALONE}
 */
public record DigestSecret(String md5, String sha256, String md5Alone) {
    /**
     * Who registers by a name that ends so is asked for MD5 and nothing else: telephones from before RFC 8760 that give up
     * where they read of SHA-256. It is no part of anybody's name, so that it tells nothing of who there is.
     */
    public static final String MD5_ALONE = "+md5";

    /** @param password letters and digits */
    public static DigestSecret of(String user, String password) {
        return new DigestSecret(
                DigestAlgorithm.MD5.hash(known(user, password)),
                DigestAlgorithm.SHA_256.hash(known(user, password)),
                DigestAlgorithm.MD5.hash(known(user + MD5_ALONE, password)));
    }

    private static String known(String user, String password) {
        return user + ':' + Authenticator.REALM + ':' + password;
    }

    /** The name that somebody has who registers by this one. */
    static String nameOf(String user) {
        return isMd5Alone(user) ? user.substring(0, user.length() - MD5_ALONE.length()) : user;
    }

    static boolean isMd5Alone(String user) {
        return user.endsWith(MD5_ALONE);
    }

    /** @param user as it registers; by SHA-256 never with {@value #MD5_ALONE} */
    String of(String user, DigestAlgorithm algorithm) {
        return switch (algorithm) {
            case MD5 -> isMd5Alone(user) ? md5Alone : md5;
            case SHA_256 -> sha256;
        };
    }

    @Override
    public String toString() {
        return "DigestSecret[•]";
    }
}
