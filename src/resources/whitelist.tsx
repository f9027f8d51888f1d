import { whitelist } from '../catalog/whitelist'
import { browse } from '../crud/browse'
import { WatchButton } from './watch-button'

export default browse(whitelist, {
  columns: ['display_name', 'ipaddr4', 'macaddr', 'vendor', 'role', 'analysis'],
  empty: 'Devices on this list are analysed in full, however many others there are.',
  actions: () => <WatchButton resource={whitelist} />,
})
