/** Why the cuts were not stated. */
export type PublishSegmentsRefusal = 'key-reused'
