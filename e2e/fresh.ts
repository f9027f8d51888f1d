import { startSimulator, type Simulator, type SimulatorOptions } from '../src/simulator/server'

const met = new Set<string>()

/**
 * An appliance at an address that none had before: ports come again after some hundred appliances, and the console
 * keeps by address what it knows, from one test file to the next.
 */
export async function startFresh(options: SimulatorOptions): Promise<Simulator> {
  const simulator = await startSimulator(options)
  if (!met.has(simulator.url)) {
    met.add(simulator.url)
    return simulator
  }
  await simulator.close()
  return startFresh(options)
}
