/** Which module defines which kinds of steps: a plan that comes back has them fetched when it goes on. */
import { declareKinds } from '../work/kind'

declareKinds(['assign'], () => import('../work/steps/assign'))
declareKinds(['create', 'uncreate'], () => import('../work/steps/create'))
declareKinds(['relate'], () => import('../crud/ties/relate'))
declareKinds(['remove'], () => import('../crud/ties/remove'))
declareKinds(['restore'], () => import('../crud/ties/restore'))
declareKinds(['custom-device'], () => import('../work/steps/custom-device'))
declareKinds(['fleet'], () => import('../work/fleet/kind'))
declareKinds(['update'], () => import('../work/steps/update'))
declareKinds(['firmware-upload', 'firmware-upgrade'], () => import('../work/firmware/kinds'))
