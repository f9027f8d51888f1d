/** What a Command offers to the appliances that it manages: a table, and the upgrade beside each version. */
import { useQuery } from '@tanstack/react-query'
import { CircleArrowUp, ListChecks } from 'lucide-react'
import { useState } from 'react'
import { reasonOf } from '../api/appliance'
import { query } from '../api/query'
import { useAppliance } from '../api/session'
import { appliances } from '../catalog/appliances'
import { OperationButton } from '../crud/operation-button'
import { PartState } from '../crud/part-state'
import { Button } from '../ui/button'
import { Drawer } from '../ui/drawer'
import styles from './privileges.module.css'

const { list, nextFirmware, upgradeFirmware } = appliances.operations

function Offers() {
  const appliance = useAppliance()
  const offers = useQuery(query(appliance, nextFirmware, { query: {} }))
  const connected = useQuery(query(appliance, list, {}))
  const state = <PartState read={offers} label="Reading the offers" rows={4} />
  if (!offers.data) return state
  const names = (version: string) =>
    connected.data
      ?.filter(({ id, firmware_version: runs }) => id !== 0 && runs === version)
      .map(({ display_name: name, hostname }) => name || hostname)
      .join(', ')
  const rows = offers.data.flatMap(({ release, versions }) => versions.map((version) => ({ release, version })))
  if (rows.length === 0)
    return (
      <>
        {state}
        <p className={styles.quiet}>None: the vendor offers nothing, or cannot be reached.</p>
      </>
    )
  return (
    <div className={styles.wide} tabIndex={0} role="group" aria-label="Firmware on offer">
      {state}
      <table className={styles.rows}>
        <thead>
          <tr>
            <th scope="col">Release</th>
            <th scope="col">Version</th>
            <th scope="col">Runs on</th>
            <th scope="col">Upgrade</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ release, version }) => (
            <tr key={version}>
              <td>{release}</td>
              <th scope="row">{version}</th>
              <td>
                {names(version) || (
                  <span className={styles.none}>
                    {connected.data ? 'none of them' : connected.isError ? 'not known' : 'being read'}
                  </span>
                )}
              </td>
              <td>
                <OperationButton
                  operation={upgradeFirmware}
                  label="Upgrade"
                  icon={<CircleArrowUp aria-hidden />}
                  title={`Upgrade connected appliances to ${version}?`}
                  initial={{ version }}
                  confirm={appliance.name}
                  done="Upgrades started; their progress is under"
                  follow={{ href: '#/jobs', words: 'Jobs' }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A button that opens the offers beside the list. */
export function FirmwareOffers() {
  const appliance = useAppliance()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        icon={<ListChecks aria-hidden />}
        reason={reasonOf(nextFirmware, appliance)}
        onClick={() => setOpen(true)}
      >
        Firmware on offer
      </Button>
      <Drawer
        open={open}
        wide
        onClose={() => setOpen(false)}
        title="Firmware on offer"
        aside="Versions that connected appliances could move to"
      >
        <Offers />
      </Drawer>
    </>
  )
}
