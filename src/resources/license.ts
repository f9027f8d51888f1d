import { license } from '../catalog/license'
import { single } from '../crud/single/single'

export default single(license)
