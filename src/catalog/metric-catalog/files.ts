/** Files. */
import { count, dataset, keyed, sides, type MetricCategory } from './metric'

const assumed = true

export const files: readonly MetricCategory[] = [
  ...sides('cifs', 'SMB', [
    count('req', 'Requests', { by: ['peer'] }),
    count('rsp', 'Responses'),
    count('rsp_error', 'Errors'),
    dataset('access_time', 'Access time'),
    dataset('rtt', 'Round trip time'),
    count('bytes_read', 'Bytes read', { unit: 'bytes' }),
    count('bytes_write', 'Bytes written', { unit: 'bytes' }),
    count('read', 'Reads', { assumed }),
    count('write', 'Writes', { assumed }),
    count('lock', 'Locks', { assumed }),
    count('fsinfo', 'File system info requests', { assumed }),
    keyed('method', 'Requests by method', 'string', { assumed }),
    keyed('file', 'Requests by file', 'string', { assumed }),
    keyed('user', 'Requests by user', 'string', { assumed }),
    keyed('error_msg', 'Errors by message', 'string', { assumed }),
    count('warning', 'Warnings', { assumed }),
  ]),
  ...sides('cifs', 'SMB', [keyed('req', 'Requests by peer', 'ipaddr')], { detail: 'by peer', assumed }),
  ...sides(
    'nfs',
    'NFS',
    [
      count('req', 'Requests', { by: ['peer'] }),
      count('rsp', 'Responses'),
      count('rsp_error', 'Errors'),
      dataset('tprocess', 'Processing time'),
      dataset('rtt', 'Round trip time'),
      keyed('method', 'Requests by method'),
      dataset('access_time', 'Access time'),
      count('bytes_read', 'Bytes read', { unit: 'bytes' }),
      count('bytes_write', 'Bytes written', { unit: 'bytes' }),
      count('retrans', 'Retransmissions'),
    ],
    { assumed },
  ),
  ...sides('nfs', 'NFS', [keyed('req', 'Requests by peer', 'ipaddr')], { detail: 'by peer', assumed }),
  ...sides(
    'ftp',
    'FTP',
    [
      count('req', 'Requests', { by: ['peer'] }),
      count('rsp', 'Responses'),
      count('rsp_error', 'Errors'),
      dataset('tprocess', 'Processing time'),
      dataset('rtt', 'Round trip time'),
      keyed('method', 'Requests by method'),
      count('rsp_warning', 'Warnings'),
      count('bytes_xfer', 'Bytes transferred', { unit: 'bytes' }),
      keyed('user', 'Requests by user'),
    ],
    { assumed },
  ),
  ...sides('ftp', 'FTP', [keyed('req', 'Requests by peer', 'ipaddr')], { detail: 'by peer', assumed }),
]
