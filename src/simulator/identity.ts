/** Who an appliance is among several of its kind. */

/** What all nodes of an Explore cluster share. */
export interface SharedCluster {
  /** One node is asked, all of them follow. */
  ingest: boolean
}

export interface Identity {
  hostname: string
  /** Management address. */
  address: string
  /** Full firmware version that it starts with. */
  version: string
  /** Of a Command: host names of the Discovers that it manages, in the order of their ids. */
  sensors?: readonly string[] | undefined
  cluster?: { name: string; nodes: number; node: 'master' | 'data'; shared: SharedCluster } | undefined
}
