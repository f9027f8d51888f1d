/** Calls. */
import { bytes, exchange, flag, noted, number, oneWay, span, text, type RecordType } from './record-type'

export const calls: readonly RecordType[] = [
  exchange(
    '~sip_request',
    'SIP request',
    [
      ...text('method'),
      noted('uri', 'string', 'Host and path, without the scheme'),
      ...text('from', 'to', 'callId'),
      ...flag('hasSDP'),
      ...number('reqSize'),
      ...bytes('reqBytes', 'reqL2Bytes'),
      ...number('reqPkts', 'reqRTO', 'clientZeroWnd', 'serverZeroWnd'),
    ],
    { assumed: true },
  ),
  exchange(
    '~sip_response',
    'SIP response',
    [
      ...number('statusCode'),
      ...text('from', 'to', 'callId'),
      ...flag('hasSDP'),
      ...span('processingTime', 'roundTripTime'),
      ...number('rspSize'),
      ...bytes('rspBytes', 'rspL2Bytes'),
      ...number('rspPkts', 'rspRTO', 'clientZeroWnd', 'serverZeroWnd'),
    ],
    { assumed: true },
  ),
  oneWay(
    '~rtp',
    'RTP',
    [
      ...text('callId', 'payloadType'),
      ...number('payloadTypeId', 'pkts'),
      noted('bytes', 'number', 'Grows while the flow lives'),
      ...bytes('l2Bytes'),
      ...span('jitter'),
      ...number('mos', 'rFactor', 'drops', 'dups', 'outOfOrder', 'ssrc', 'version'),
    ],
    { assumed: true },
  ),
]
