/** Why a view was not kept, most decisive first. */
export type KeepViewRefusal = 'view-params' | DropViewRefusal | 'views-many' | 'view-name-taken'
export type DropViewRefusal = 'view-unknown' | 'view-foreign'
