/** Names and addresses. */
import { address, bytes, exchange, flag, number, span, text, texts, type RecordType } from './record-type'

export const names: readonly RecordType[] = [
  exchange(
    '~dns_request',
    'DNS request',
    [
      ...text('qname', 'qtype', 'opcode'),
      ...number('txId'),
      ...flag('isReqTimeout', 'isCheckingDisabled', 'isRecursionDesired'),
      ...bytes('reqBytes', 'reqL2Bytes'),
      ...number('reqPkts', 'reqRTO', 'clientZeroWnd', 'serverZeroWnd'),
    ],
    { assumed: true, note: 'The fields are known; which of the two records holds them is assumed' },
  ),
  exchange(
    '~dns_response',
    'DNS response',
    [
      ...text('qname', 'qtype', 'opcode'),
      ...number('txId'),
      ...texts('answers'),
      ...text('error'),
      ...span('processingTime'),
      ...flag('isAuthoritative', 'isRecursionAvailable', 'isRspTruncated'),
      ...bytes('rspBytes', 'rspL2Bytes'),
      ...number('rspPkts', 'rspRTO', 'clientZeroWnd', 'serverZeroWnd'),
    ],
    { assumed: true, note: 'The fields are known; which of the two records holds them is assumed' },
  ),
  exchange('~dhcp_request', 'DHCP request', [
    ...text('msgType'),
    ...number('txId', 'htype'),
    ...address('gwAddr'),
    ...number('clientReqDelay'),
    ...bytes('reqBytes', 'reqL2Bytes'),
    ...number('reqPkts'),
  ]),
  exchange('~dhcp_response', 'DHCP response', [
    ...text('msgType'),
    ...number('txId', 'htype'),
    ...address('gwAddr', 'offeredAddr'),
    ...text('error'),
    ...span('processingTime'),
    ...bytes('rspBytes', 'rspL2Bytes'),
    ...number('rspPkts'),
  ]),
]
