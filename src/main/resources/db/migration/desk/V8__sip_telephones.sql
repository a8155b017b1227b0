-- Agents who have a SIP telephone instead of the browser: what is kept of its password (RFC 7616's H(A1), by each way to prove it).
create table sip_telephone (
    agent text primary key,
    md5 text not null,
    sha256 text not null,
    md5_alone text not null
);
