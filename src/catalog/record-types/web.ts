/** Web traffic. */
import { bytes, exchange, flag, noted, number, span, text, type RecordType } from './record-type'

export const web: readonly RecordType[] = [
  exchange('~http', 'HTTP', [
    ...text('method'),
    ...number('statusCode'),
    noted('uri', 'string', 'Host and path, without the scheme'),
    ...text('host', 'query', 'contentType', 'userAgent', 'referer', 'origin', 'title'),
    ...span('processingTime', 'roundTripTime', 'thinkTime'),
    ...number('reqSize', 'rspSize'),
    ...bytes('reqBytes', 'reqL2Bytes'),
    ...number('reqPkts', 'reqRTO'),
    ...bytes('rspBytes', 'rspL2Bytes'),
    ...number('rspPkts', 'rspRTO'),
    ...span('reqTimeToLastByte', 'rspTimeToFirstHeader', 'rspTimeToFirstPayload', 'rspTimeToLastByte'),
    ...text('rspVersion'),
    ...flag('isPipelined', 'isReqAborted', 'isRspAborted', 'isRspChunked', 'isRspCompressed', 'isSQLi', 'isXSS'),
    ...text('sqli', 'xss', 'reqPayloadMediaType', 'rspPayloadMediaType', 'reqPayloadSHA256', 'rspPayloadSHA256'),
    ...number('clientZeroWnd', 'serverZeroWnd'),
  ]),
]
