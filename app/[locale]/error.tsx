'use client'
// The last resort inside a language: the shop has one of its own, with its header.
export { ErrorPage as default } from '@/components/layout/error-page-client'
