/** The page is not there, was taken down, or the visit is somebody else's. */
export type ContentUnknown = 'content-unknown'

/** Why a reading does not count, most decisive first. */
export type ReadContentRefusal = ContentUnknown | 'content-not-read'
