/** A certificate and its key, made for requests that need a pair. They belong to nothing and nobody. */
export const samplePair = {
  certificate: `-----BEGIN CERTIFICATE-----
MIIBJDCBzAIBATAKBggqhkjOPQQDAjAeMRwwGgYDVQQDDBNzYW1wbGUuY29ycC5l
eGFtcGxlMCAXDTI0MDEwMTAwMDAwMFoYDzIwOTkwMTAxMDAwMDAwWjAeMRwwGgYD
VQQDDBNzYW1wbGUuY29ycC5leGFtcGxlMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcD
QgAER5x1PA9ofZ/HGUQewO6/zWZLRUhzUSREH3iuGZmwqkRlQ4W4PKtKFfguG7q9
NoFBv9xeyJ+B8PIfhonL3mcJqTAKBggqhkjOPQQDAgNHADBEAiBaHyMV0kgPMLfD
v9JhZl4qaXtvIFgZc5AuPJ528ahX9gIgXPUHGr4K24pe3o6BQUe0LIoL3obLFaMr
D7thX4kAAQM=
-----END CERTIFICATE-----
`,
  private_key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgxvVxsaQMCfSeoZrt
E6DHtvpDOV8vCra62weRZGePiVyhRANCAARHnHU8D2h9n8cZRB7A7r/NZktFSHNR
JEQfeK4ZmbCqRGVDhbg8q0oV+C4bur02gUG/3F7In4Hw8h+GicveZwmp
-----END PRIVATE KEY-----
`,
}
