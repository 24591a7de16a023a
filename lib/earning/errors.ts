/** Why new points terms were not published, most decisive first. */
export type PublishTermsRefusal = 'key-reused' | 'terms-in-the-past'
