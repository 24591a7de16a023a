import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'
import { functionsHash } from './scripts/lib/functions.mjs'

// What every answer carries, whether or not it passed the proxy. The content policy of pages is made in proxy.ts.
const everywhere = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    // codes are read by camera at the counter, which may be reached from any page without leaving the document
    value: 'camera=(self), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  },
]

const config: NextConfig = {
  output: 'standalone',
  poweredByHeader: false,
  // the build knows which SQL functions it was written against: /api/ready asks the database for the same
  env: { FUNCTIONS_HASH: functionsHash() },
  // `tsc` 7 checks the types; Next's own check needs the older compiler's programming interface
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['pg', '@node-rs/argon2', 'sharp', 'graphile-worker', 'nodemailer', 'fontkit'],
  // the font of printed statements, which no import names
  outputFileTracingIncludes: {
    '/api/**': [
      'node_modules/@fontsource-variable/noto-sans-sc/unicode.json',
      'node_modules/@fontsource-variable/noto-sans-sc/files/*-wght-normal.woff2',
    ],
  },
  // photographs are encoded once, when they come in, and served from /media
  images: { unoptimized: true },
  // a kept page past its minute may be shown while a new one is made, for an hour and not for Next's year
  expireTime: 3_600,
  experimental: {
    // an unknown ?slug written to disk at run time would let anybody fill the disk
    isrFlushToDisk: false,
    globalNotFound: true,
    // a shopper in the back office is told 403, not shown an empty 200
    authInterrupts: true,
    optimizePackageImports: ['@base-ui/react'],
  },
  headers: async () => [{ source: '/:path*', headers: everywhere }],
}

export default createNextIntlPlugin({
  requestConfig: './lib/gate/words-of-request.ts',
  experimental: {
    // sentences are parsed at build time, so that no browser is sent a parser
    messages: { path: ['./messages/zh-CN', './messages/en'], format: 'json', locales: 'infer', precompile: true },
  },
})(config)
