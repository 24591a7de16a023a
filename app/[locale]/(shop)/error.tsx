'use client'
// Here as well, so that a page that breaks leaves the shop standing around it.
export { ErrorPage as default } from '@/components/layout/error-page-client'
