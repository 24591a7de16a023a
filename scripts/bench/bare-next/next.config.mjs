import path from 'node:path'

// Built in a copy two folders down in .data, so that this repository stays its root.
const root = path.resolve(import.meta.dirname, '../..')

export default {
  output: 'standalone',
  poweredByHeader: false,
  serverExternalPackages: ['pg'],
  typescript: { ignoreBuildErrors: true },
  outputFileTracingRoot: root,
  turbopack: { root },
}
