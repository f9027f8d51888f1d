import { extrahop } from '../catalog/extrahop'
import { single } from '../crud/single/single'

export default single(extrahop)
