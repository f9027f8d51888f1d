/** Version of package.json, set when the console is built. */
declare const __APP_VERSION__: string
/** Commit that was built (12 hex digits), or 'unknown'. */
declare const __APP_COMMIT__: string
