/** The devices that were selected in a list and are worked on elsewhere. They stay in this tab's memory. */
import type { Device } from '../catalog/devices'

interface Chosen {
  appliance: string
  devices: readonly Device[]
}

let chosen: Chosen | null = null

/** Hands devices over to the page that is opened next. */
export const chooseDevices = (appliance: string, devices: readonly Device[]): void => {
  chosen = { appliance, devices }
}

/** The devices that were handed over last, of this appliance. */
export const chosenDevices = (appliance: string): readonly Device[] =>
  chosen?.appliance === appliance ? chosen.devices : []
