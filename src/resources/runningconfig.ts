import { runningconfig } from '../catalog/runningconfig'
import { single } from '../crud/single/single'

export default single(runningconfig)
