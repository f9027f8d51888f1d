import { platformNames } from '../catalog/platform'
import type { World } from './world'

/** What a browser shows at the address of the appliance itself: that it is there, and that its certificate is fine. */
export const welcome = (world: World): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${platformNames[world.role]} ${world.appliance.version}</title>
<h1>${world.appliance.hostname}</h1>
<p>A simulated ${platformNames[world.role]} appliance, firmware ${world.appliance.version}.
Its REST API is below <code>/api/v1</code>, its certificate at <a href="/public.cer">/public.cer</a>.</p>
</html>
`
