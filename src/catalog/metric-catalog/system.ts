/** The health of appliances, and what triggers write. */
import { category, count, keyed, level, perAppliance, type MetricCategory } from './metric'

const assumed = true

export const system: readonly MetricCategory[] = [
  category(
    'capture',
    'System health',
    perAppliance,
    [
      count('bytes', 'Bytes analysed', { unit: 'bytes' }),
      count('pkts', 'Packets analysed', { unit: 'packets' }),
      count('trigger_cycles', 'Trigger cycles used'),
      count('trigger_cycles_avail', 'Trigger cycles available'),
      count('trigger_drops', 'Trigger drops'),
      count('pkts_dropped', 'Packets dropped', { unit: 'packets', assumed }),
      count('desync', 'Desyncs', { assumed }),
      keyed('trigger_exceptions', 'Trigger exceptions', 'string', { assumed }),
      count('records_sent', 'Records sent', { assumed }),
      count('records_dropped', 'Records dropped', { assumed }),
      level('active_devices', 'Active devices', { assumed }),
    ],
    { note: 'The objects are appliances' },
  ),
  category(
    'cpc',
    'Packetstore health',
    perAppliance,
    [
      level('est_lookback_sec', 'Estimated lookback', { unit: 's' }),
      level('input_load', 'Input load', { unit: '%' }),
      level('compress_load', 'Compression load', { unit: '%' }),
      level('disk_write_load', 'Disk write load', { unit: '%' }),
      count('pkts', 'Packets stored', { unit: 'packets' }),
      count('pkts_dropped', 'Packets dropped', { unit: 'packets' }),
      count('pkts_dropped_wrslow', 'Drops from slow writes', { unit: 'packets' }),
      count('secrets', 'Secrets stored'),
      count('secrets_dropped', 'Secrets dropped'),
      count('if_drops', 'Interface drops'),
      count('blocks_dropped', 'Blocks dropped'),
    ],
    { note: 'Answered only where there is a packet store' },
  ),
  category('custom', 'Custom metrics', ['device', 'application', 'network', 'device_group'], [], {
    open: true,
    note: 'A trigger chooses the name and the type: count, max, snapshot, distinct, dataset or sampleset',
  }),
  category('custom_detail', 'Custom detail metrics', ['device', 'application', 'network', 'device_group'], [], {
    open: true,
    note: 'A trigger chooses the name; values may nest under a first key that equals it',
  }),
]
