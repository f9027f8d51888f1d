/** Flows and control messages. */
import {
  address,
  bytes,
  moment,
  noted,
  number,
  object,
  oneWay,
  seconds,
  span,
  text,
  type RecordType,
} from './record-type'

export const network: readonly RecordType[] = [
  oneWay(
    '~flow',
    'Flow',
    [
      ...text('proto', 'l7proto'),
      ...seconds('age'),
      noted('bytes', 'number', 'Grows while the flow lives'),
      ...number('pkts', 'rto'),
      ...moment('first', 'last'),
      ...text('dscpName'),
      ...number('tcpFlags'),
      ...span('roundTripTime'),
      ...text('firstPayloadBytes'),
    ],
    { note: 'One direction in each record' },
  ),
  oneWay(
    '~netflow',
    'NetFlow',
    [
      ...object('network'),
      ...address('networkAddr'),
      ...text('format', 'proto'),
      ...seconds('age'),
      ...bytes('deltaBytes'),
      ...number('deltaPkts'),
      ...moment('first', 'last'),
      ...number('tcpFlags'),
      ...text('dscpName'),
      ...address('nextHop'),
      ...number('senderAsn', 'receiverAsn', 'senderPrefixLength', 'receiverPrefixLength'),
      ...object('ingressInterface', 'egressInterface'),
    ],
    { assumed: true },
  ),
  oneWay(
    '~icmp',
    'ICMP',
    [
      ...number('msgType', 'msgCode'),
      ...text('msgText'),
      ...number('msgId', 'msgLength', 'seqNum', 'hopLimit'),
      ...address('gwAddr'),
      ...number('nextHopMTU', 'pointer', 'version'),
    ],
    { assumed: true },
  ),
]
