/** The keys of the appliances that are signed in: in memory, and reachable by nothing but the functions here. */
const keys = new Map<string, string>()

export const setKey = (appliance: string, key: string): void => {
  keys.set(appliance, key)
}

export const keyOf = (appliance: string): string | undefined => keys.get(appliance)

export const forgetKey = (appliance: string): void => {
  keys.delete(appliance)
}
