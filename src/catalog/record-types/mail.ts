/** Mail. */
import { bytes, exchange, flag, number, span, text, texts, type RecordType } from './record-type'

export const mail: readonly RecordType[] = [
  exchange(
    '~smtp',
    'SMTP',
    [
      ...text('method', 'sender', 'recipient'),
      ...texts('recipientList'),
      ...text('domain'),
      ...number('dataSize', 'statusCode'),
      ...text('statusText', 'error'),
      ...flag('isEncrypted', 'isReqAborted', 'isRspAborted'),
      ...span('processingTime', 'roundTripTime'),
      ...number('reqSize', 'rspSize'),
      ...span('reqTimeToLastByte', 'rspTimeToFirstByte', 'rspTimeToLastByte'),
      ...bytes('reqBytes', 'reqL2Bytes'),
      ...number('reqPkts', 'reqRTO'),
      ...bytes('rspBytes', 'rspL2Bytes'),
      ...number('rspPkts', 'rspRTO', 'clientZeroWnd', 'serverZeroWnd'),
    ],
    { assumed: true, note: 'The sender is a mail address, not a device' },
  ),
  exchange(
    '~pop3',
    'POP3',
    [
      ...text('method', 'sender'),
      ...texts('recipientList'),
      ...number('dataSize', 'statusCode'),
      ...text('error'),
      ...flag('isEncrypted', 'isReqAborted', 'isRspAborted'),
      ...span('processingTime'),
      ...number('reqSize', 'rspSize'),
      ...span('reqTimeToLastByte', 'rspTimeToFirstByte', 'rspTimeToLastByte'),
      ...number('clientZeroWnd', 'serverZeroWnd'),
    ],
    { assumed: true },
  ),
]
