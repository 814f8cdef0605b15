export const PATH = '/staff/stories'
export const storyPath = (id: string): string => `${PATH}/${id}`
/** Where somebody's story is begun. */
export const newPath = (person: string): string => `${PATH}/new?person=${person}`
export const PUBLIC_PATH = '/stories'
