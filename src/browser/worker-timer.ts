/** Gives the timers their worker; a module of its own, because only a build knows where the file of a worker lies. */
import { startWorker } from './own-worker'
import { keepTimeIn } from './timer'
import address from './timer.worker.ts?worker&url'

keepTimeIn(() => startWorker(address))
