/** Encrypted sessions. */
import {
  category,
  count,
  dataset,
  keyed,
  moments,
  nested,
  perApplication,
  perSystem,
  sides,
  type MetricCategory,
} from './metric'

const assumed = true

export const tls: readonly MetricCategory[] = [
  ...sides('ssl', 'TLS', [
    count('connected', 'Sessions', { by: ['peer'] }),
    count('aborted', 'Aborted sessions'),
    count('expired_cert', 'Expired certificates'),
    count('self_signed', 'Self-signed certificates'),
    count('weak_ciphers', 'Weak cipher sessions'),
    dataset('rtt', 'Round trip time'),
    keyed('version', 'Sessions by version'),
    keyed('cipher', 'Sessions by cipher'),
    keyed('keysize', 'Sessions by key size', 'intval', { assumed: 'client' }),
    keyed('cert_pubkey_curve', 'Sessions by key curve', 'string', { late: true }),
    keyed('key_agreement', 'Sessions by key agreement', 'string', { by: ['peer'], late: true }),
    count('post_quantum_kex', 'Post-quantum sessions', { by: ['peer'], late: true }),
    count('client_handshake_failure', 'Client handshake failures', { note: 'Only where it occurred' }),
    dataset('handshake_time', 'Handshake time', { assumed }),
    count('resumed', 'Resumed sessions', { assumed }),
    count('bytes_in', 'Bytes in', { unit: 'bytes', assumed }),
    count('bytes_out', 'Bytes out', { unit: 'bytes', assumed }),
  ]),
  ...sides(
    'ssl',
    'TLS',
    [
      keyed('connected', 'Sessions by peer', 'ipaddr'),
      nested('key_agreement', 'Key agreement by peer'),
      nested('cert_pubkey_curve', 'Key curve by peer'),
      keyed('post_quantum_kex', 'Post-quantum sessions by peer', 'ipaddr'),
      keyed('cert_subject', 'Sessions by certificate', 'string', {
        assumed: 'client',
        note: 'A key is the subject, a colon, the algorithm and its size',
      }),
      moments('cert_expiration', 'Certificate expiry', 'string', { assumed: 'client' }),
      moments('cert_not_before', 'Certificate start', 'string', { assumed: 'client' }),
      keyed('handshake_time_version', 'Handshake time by version', 'string', {
        unit: 'ms',
        inner: 'dset',
        assumed: 'server',
      }),
    ],
    { detail: 'detail' },
  ),
  category('ssl', 'TLS (application or network)', perSystem, [
    count('connected', 'Sessions', { assumed }),
    count('aborted', 'Aborted sessions', { assumed }),
    count('post_quantum_kex', 'Post-quantum sessions'),
  ]),
  category('ssl_sni_detail', 'TLS by SNI', perApplication, [keyed('post_quantum_kex', 'Post-quantum sessions by SNI')]),
  category('ssl_certificate_detail', 'TLS by certificate', perApplication, [
    keyed('post_quantum_kex', 'Post-quantum sessions by certificate'),
  ]),
  category('ssl_server_addr_detail', 'TLS by server IP', perApplication, [
    keyed('post_quantum_kex', 'Post-quantum sessions by server IP', 'ipaddr'),
  ]),
  category('ssl_client_addr_detail', 'TLS by client IP', perApplication, [
    keyed('post_quantum_kex', 'Post-quantum sessions by client IP', 'ipaddr'),
  ]),
]
