import type { ErrorSentences } from '../../errors/error-table.ts'

const money = (won: number) => `₩${won.toLocaleString('en-US')}`

export const errorsEn: ErrorSentences = {
  INVALID_INPUT: ({ field }) => (field ? `Please check what you entered. (${field})` : 'Please check what you entered.'),
  UNKNOWN_PROCEDURE: ({ name }) => `There is no procedure “${name}”. See --list.`,
  NOT_FOUND: () => 'There is nothing at this address. Please check it.',
  INTERNAL: () => 'Something went wrong inside the program. Your photos and orders are safe. Please try again.',
  FORBIDDEN: () => 'This window may not open that. Please restart the program.',
  CANCELLED: () => 'Stopped. What was done so far is kept.',

  DATA_IN_USE: () => 'The program is already running. Please use the window that is open.',
  DATA_TOO_NEW: () => 'This library was made by a newer version. Please get the latest program from your studio’s home page.',
  DATA_READ_ONLY: ({ path }) => `“${path}” can’t be written to. Please check the folder’s permissions.`,
  DISK_FULL: () => 'There is not enough disk space. What was done so far is kept. Free some space and try again.',

  PATH_NOT_FOUND: ({ path }) => `“${path}” could not be found. Please check that it was not moved or deleted.`,
  SAMPLES_MISSING: () => 'The sample photos are not included. Please add photos of your own.',
  PHOTO_NOT_FOUND: () => 'That photo is not in the library. Please reload.',
  PHOTO_FILE_MISSING: ({ fileName }) => `The file “${fileName}” is no longer where it was. Add it again or take it off the order.`,
  PHOTO_FILE_CHANGED: ({ fileName }) => `The file “${fileName}” changed after it was ordered. Add it again or take it off the order.`,
  PHOTO_TOO_LARGE: ({ fileName, megabytes }) =>
    `The file “${fileName}” is too large to send. (${megabytes} MB at most) Add it as a smaller JPEG or take it off the order.`,
  NOT_THIS_PHOTO: ({ fileName }) => `The chosen file does not have the content of “${fileName}”. Please choose the same photo.`,
  ALBUM_NOT_FOUND: () => 'That album is no longer there. Please choose another.',
  ALBUM_NAME_TAKEN: ({ name }) => `There is already an album “${name}”. Please choose another name.`,
  SEARCH_NOT_FOUND: () => 'That search is no longer there.',
  SEARCH_NAME_TAKEN: ({ name }) => `There is already a saved search “${name}”. Please choose another name.`,
  TAG_NOT_FOUND: ({ tag }) => `No photo has the tag “${tag}”.`,
  NOTHING_TO_UNDO: () => 'There is nothing to undo.',
  NOTHING_TO_REDO: () => 'There is nothing to do again.',
  FOLDER_READ_ONLY: ({ path }) => `Nothing can be saved in “${path}”. Please choose another folder.`,
  NOT_A_BACKUP: () => 'This is not a backup of a library, or it is damaged. Please choose another file. Your library is as it was.',
  BACKUP_TOO_NEW: () => 'This backup was made by a newer version. Please update the program first. Your library is as it was.',
  BACKUP_NOT_FOUND: () => 'That backup is no longer there. Please choose another.',
  JOB_NOT_FOUND: () => 'That job has already ended.',
  STUDIO_UNKNOWN: ({ studioId }) => `There is no studio “${studioId}”. Please check --studio.`,

  CATALOGUE_UNAVAILABLE: () => 'The studio’s price list has not arrived yet. Please connect to the internet and open this again.',
  PRODUCT_GONE: ({ productId }) => `A product is no longer sold. (${productId}) Please choose another size.`,
  OPTION_GONE: ({ option }) => `The option “${option}” has changed. Please choose again.`,
  DELIVERY_UNAVAILABLE: () => 'This studio does not deliver. Please choose pick-up.',
  PAYMENT_UNAVAILABLE: () => 'This studio does not take that way of paying. Please choose another.',
  BELOW_MINIMUM: ({ minimum, subtotal }) => `Orders start at ${money(minimum)}. Please add ${money(minimum - subtotal)} more.`,
  ORDER_NOT_FOUND: () => 'That order could not be found.',
  ORDER_NOT_EDITABLE: () => 'An order that is on its way can’t be changed. Please make a new one.',
  ORDER_NOT_CANCELLABLE: () => 'The studio is already making this order, so it can’t be cancelled here. Please call the studio.',
  DRAFT_CHANGED: () => 'This order was changed in another window. Both changes are shown together.',
  PICKUP_UNAVAILABLE: () => 'It can’t be picked up at the time you chose. Please choose another.',
  PRICE_CHANGED: ({ confirmed, now }) =>
    `The price changed from ${money(confirmed)} to ${money(now)} meanwhile. Please confirm the new total. Nothing is ordered yet.`,
  MAYBE_ORDERED: () => 'The studio may have this order already. Please don’t order again before you have called your studio.',

  STUDIO_UNREACHABLE: () => 'The studio can’t be reached. Your order is kept safe and is sent as soon as there is a connection.',
  STUDIO_SLOW: () => 'The studio is slow to answer. Your order is kept safe and is sent again shortly.',
  STUDIO_UNTRUSTED: () =>
    'The studio’s certificate could not be verified, so nothing was sent. It is tried again shortly. Should this stay so, please tell your studio by phone.',
  STUDIO_FAILED: ({ status }) => `The studio’s server had a problem. (${status}) Your order is kept safe and is sent again shortly.`,
  STUDIO_FULL: () => 'The studio’s computer is full just now. Your order is kept safe and is sent as soon as there is room.',
  STUDIO_REFUSED: ({ message }) => message || 'The studio could not take the order. Please ask your studio.',

  NEEDS_LOGIN: () => 'The studio could not recognise you. Please restart the program.',
  TOO_LARGE: () => 'That is more than can be sent at once. Please split the order.',
  TOO_MANY_ORDERS: () => 'There are too many orders that are not finished yet. Please finish or cancel some of them first.',
  QUOTA_EXCEEDED: ({ megabytes }) =>
    `The studio holds too many photos that were not ordered yet (${megabytes} MB at most). Please finish or take back earlier orders first.`,
  TOO_BUSY: ({ seconds }) =>
    `Too many requests. Please try again in ${seconds > 120 ? `${Math.ceil(seconds / 60)} minutes` : `${seconds} seconds`}.`,
  MANIFEST_CHANGED: () => 'The studio has an order of this number already. Please call your studio before you order again.',
  FILES_MISSING: ({ count }) => `${count} photos have not reached the studio yet. They are being sent.`,
  WRONG_OFFSET: () => 'The upload continues from another place.',
  WRONG_HASH: () => 'A photo changed on its way. It is being sent again.',
  NOT_AN_IMAGE: () => 'A file that is not a photo can’t be ordered. Please take it off.',
}
