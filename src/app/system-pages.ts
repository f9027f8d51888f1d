/** The pages about the appliance itself that are more than what a resource answers. */
import { BadgeCheck, FileDiff, FileKey2, HardDriveDownload, ShieldCheck } from 'lucide-react'
import { catalog } from '../catalog'
import type { Page } from './pages'
import { screens } from './screens'

export const systemPages: readonly Page[] = [
  {
    to: '/running-config',
    route: '/running-config',
    title: 'Running config',
    group: 'System',
    icon: FileDiff,
    screen: screens['/running-config'],
    resource: catalog.runningconfig,
  },
  {
    to: '/license',
    route: '/license',
    title: 'License',
    group: 'System',
    icon: FileKey2,
    screen: screens['/license'],
    resource: catalog.license,
  },
  {
    to: '/firmware',
    route: '/firmware',
    title: 'Firmware',
    group: 'System',
    icon: HardDriveDownload,
    screen: screens['/firmware'],
    resource: catalog.extrahop,
    operation: catalog.extrahop.operations.uploadFirmware,
    keys: 'w',
  },
  {
    to: '/extrahop',
    route: '/extrahop',
    title: 'System',
    group: 'System',
    icon: ShieldCheck,
    screen: screens['/extrahop'],
    resource: catalog.extrahop,
  },
  {
    to: '/certificate',
    route: '/certificate',
    title: 'Certificate',
    group: 'System',
    icon: BadgeCheck,
    screen: screens['/certificate'],
    resource: catalog.extrahop,
    operation: catalog.extrahop.operations.setCertificate,
  },
]
