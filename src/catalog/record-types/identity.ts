/** Directories and sign-in. */
import { bytes, exchange, flag, number, oneWay, span, text, texts, type RecordType } from './record-type'

export const identity: readonly RecordType[] = [
  exchange('~ldap_request', 'LDAP request', [
    ...text('method', 'dn', 'bindDN', 'searchFilter', 'searchScope', 'saslMechanism'),
    ...number('msgSize'),
    ...flag('isSigned'),
    ...bytes('reqBytes', 'reqL2Bytes'),
    ...number('reqPkts', 'reqRTO', 'clientZeroWnd', 'serverZeroWnd'),
  ]),
  exchange(
    '~ldap_response',
    'LDAP response',
    [
      ...text('method', 'dn', 'error', 'errorDetail', 'saslMechanism'),
      ...number('msgSize'),
      ...flag('isSigned'),
      ...span('processingTime', 'roundTripTime'),
      ...bytes('rspBytes', 'rspL2Bytes'),
      ...number('rspPkts', 'rspRTO', 'clientZeroWnd', 'serverZeroWnd'),
    ],
    { assumed: true },
  ),
  exchange('~kerberos_request', 'Kerberos request', [
    ...text('msgType', 'realm', 'cRealm'),
    ...texts('cNames'),
    ...text('cNameType'),
    ...texts('sNames'),
    ...text('sNameType', 'eType', 'from', 'till', 'ticketETypeName'),
    ...number('encryptedTicketLength'),
    ...flag('isAccountPrivileged'),
    ...bytes('reqBytes', 'reqL2Bytes'),
    ...number('reqPkts', 'reqRTO', 'clientZeroWnd', 'serverZeroWnd'),
  ]),
  exchange('~kerberos_response', 'Kerberos response', [
    ...text('msgType', 'realm', 'cRealm'),
    ...texts('cNames'),
    ...text('cNameType'),
    ...texts('sNames'),
    ...text('sNameType', 'error'),
    ...span('processingTime', 'roundTripTime'),
    ...text('ticketETypeName'),
    ...number('encryptedTicketLength'),
    ...flag('isAccountPrivileged'),
    ...bytes('rspBytes', 'rspL2Bytes'),
    ...number('rspPkts', 'rspRTO', 'clientZeroWnd', 'serverZeroWnd'),
  ]),
  oneWay('~ntlm', 'NTLM', [
    ...text('msgType', 'domain', 'user', 'workstation', 'windowsVersion', 'challenge'),
    ...number('flags'),
    ...text('proto', 'l7proto'),
  ]),
  exchange(
    '~aaa_request',
    'AAA request',
    [
      ...text('method', 'type', 'authenticator'),
      ...number('txId'),
      ...bytes('reqBytes', 'reqL2Bytes'),
      ...number('reqPkts', 'reqRTO', 'clientZeroWnd', 'serverZeroWnd'),
    ],
    { assumed: true },
  ),
  exchange(
    '~aaa_response',
    'AAA response',
    [
      ...text('method', 'type', 'authenticator'),
      ...number('txId', 'statusCode'),
      ...flag('isError', 'isRspAborted'),
      ...span('processingTime', 'roundTripTime'),
      ...bytes('rspBytes', 'rspL2Bytes'),
      ...number('rspPkts', 'rspRTO', 'clientZeroWnd', 'serverZeroWnd'),
    ],
    { assumed: true },
  ),
]
