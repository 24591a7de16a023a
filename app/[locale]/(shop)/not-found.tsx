// Here as well, so that somebody lost in the shop keeps its header.
export { NotFoundPage as default } from '@/components/layout/not-found-page'
