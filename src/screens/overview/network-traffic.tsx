/** What crosses the first network, by protocol: the same chart as on the network's own page. */
import { useQuery } from '@tanstack/react-query'
import { reasonOf, type Appliance } from '../../api/appliance'
import { query } from '../../api/query'
import { catalog } from '../../catalog'
import { ObjectCharts } from '../../crud/chart/object-charts'
import { PartState } from '../../crud/part-state'
import { Section } from '../../ui/panel'

const { list } = catalog.networks.operations

export function NetworkTraffic({ appliance }: { appliance: Appliance }) {
  const asked =
    reasonOf(list, appliance) === undefined && reasonOf(catalog.metrics.operations.query, appliance) === undefined
  const read = useQuery({ ...query(appliance, list, {}), enabled: asked, staleTime: 300_000 })
  const network = Array.isArray(read.data) ? (read.data.find(({ idle }) => !idle) ?? read.data[0]) : undefined
  if (network) return <ObjectCharts type="network" id={network.id} />
  // What cannot be asked is said by the figures above; here it is left out, and so are networks that are not there.
  if (!read.isLoading && !read.isError) return null
  return (
    <Section title="Metrics">
      <PartState read={read} label="Networks" />
    </Section>
  )
}
