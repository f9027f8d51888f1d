/** Swagger UI on the exported document, as it comes: at once, or (#wait) when told, all it needs being there already. */

declare global {
  interface Window {
    SwaggerUIBundle: (options: Record<string, unknown>) => unknown
    showOperations: (() => void) | undefined
  }
}

export const show = (spec: unknown) => {
  window.SwaggerUIBundle({ spec, dom_id: '#explorer', filter: true, layout: 'BaseLayout', deepLinking: false })
}

const spec: unknown = await (await fetch('vendor/openapi.json')).json()
if (location.hash === '#wait') window.showOperations = () => show(spec)
else show(spec)
