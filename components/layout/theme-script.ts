export const themeStorageKey = 'theme'

/**
 * Sets the colours before the first paint. Its text is part of the content policy (by hash), so that it runs on pages
 * made before the visit and on pages with a nonce alike; it must stay a constant.
 */
export const themeScript = `(function(){try{var t=localStorage.getItem('${themeStorageKey}');var d=t==='dark'||(t!=='light'&&matchMedia('(prefers-color-scheme: dark)').matches);document.documentElement.classList.toggle('dark',d)}catch(e){}})()`
