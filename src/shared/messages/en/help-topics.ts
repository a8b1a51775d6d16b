import type { Messages } from '../index.ts'

export const helpTopicsEn: Messages['help']['topics'] = {
  importPhotos: {
    title: 'Adding photos',
    text: [],
    steps: [
      'Press “Add photos” at the top right of the library.',
      '“A whole folder” takes in all folders inside it too; “Photo files” only what you choose.',
      'You can also drop photos or folders on the window.',
    ],
    go: 'Add a whole folder',
    words: 'import upload drag folder start first',
  },
  memoryCard: {
    title: 'From a camera, an SD card or a phone',
    text: [
      'Plug it in, press “Add a whole folder” and choose the folder with the photos on that drive.',
      'The files stay on the card and are not copied. To see them at full size and order them once the card is out, copy them to the computer first and add that folder.',
    ],
    words: 'memory usb drive mobile iphone galaxy android',
  },
  originals: {
    title: 'Your photo files are never touched',
    text: [
      'Adding photos neither moves nor copies files; the library only remembers where they are.',
      'Captions, tags, stars and dates do not change the files. Taking a photo out of the library does not delete its file.',
    ],
    words: 'safe delete copy location where space',
  },
  duplicates: {
    title: 'Adding the same photo again',
    text: [
      'Photos with the same content show once, whatever folder they lie in. Adding a folder again takes in only what is new.',
      'A moment taken as RAW and JPEG, or HEIC and JPEG, shows as one photo.',
    ],
    words: 'double twice same stack',
  },
  formats: {
    title: 'Photos that can be added',
    text: [
      'JPEG, PNG, WebP, HEIC, AVIF, TIFF, BMP and GIF (first frame). RAW photos show by the preview inside them.',
      'Videos are left alone for now, and JPEG XL can’t be read yet.',
    ],
    words: 'format extension heif jpg raw dng cr2 cr3 nef arw video mp4 jxl',
  },
  unreadable: {
    title: 'Some photos could not be read',
    text: [
      'One damaged photo stops nothing: the others are added. At the end, the button in the bar below shows which files could not be read, and why.',
      'Try copying a damaged file from its device again.',
    ],
    words: 'error failed damaged broken corrupt',
  },
  importStopped: {
    title: 'Adding photos was stopped',
    text: ['What was added before you pressed stop stays.', 'If the program or the computer went off, it goes on at the next start.'],
    words: 'cancel crash power resume',
  },
  missing: {
    title: 'A file can’t be found',
    text: [
      'It was moved or renamed, or its drive is not connected. Captions, tags and small pictures are still there, and searching works.',
      'Connect the drive, or open the photo and press “Find this file” in its information. With one, others from the same folder are found too.',
    ],
    words: 'lost gone moved path usb drive',
  },

  search: {
    title: 'Finding by caption and tag',
    text: [
      'The search box finds as you type. Ctrl (⌘ on a Mac) and F go there.',
      'Korean initial consonants are enough, and the wrong keyboard language is understood. Of several words, all have to be there.',
    ],
    go: 'Search the library',
    words: 'search keyword typo',
  },
  searchTricks: {
    title: 'Finding more exactly',
    text: ['The question mark at the end of the search box has examples to try.'],
    steps: [
      '#grandma: only photos with that tag',
      '2024년, 2024년 5월 or 5월 4일: by the day they were taken',
      'jeju -grandma: leaves out photos with grandma',
      '"jeju sea": exactly these words in a row',
    ],
    words: 'advanced hashtag exclude minus quotes date year',
  },
  savedSearches: {
    title: 'Keeping a search',
    text: [
      'Press the button for saving in the search box: the search is kept below the albums on the left. New photos that match join by themselves.',
    ],
    words: 'smart album saved',
  },
  filters: {
    title: 'Filters',
    text: [
      'The button beside the search box narrows by date, camera and stars, and by whether a photo has a caption, tags or orders. The numbers say how many photos would be left.',
      'What you chose stands above the photos and can be taken off one by one.',
    ],
    go: 'To the library',
    words: 'filter date camera place ordered untagged',
  },
  timeline: {
    title: 'Going to older photos',
    text: [
      'With many photos there is a bar of years on the right. Drag or press it. Dates are the days photos were taken; the newest are on top.',
    ],
    words: 'year month date timeline scroll sort',
  },

  select: {
    title: 'Selecting several photos',
    text: ['A bar with what can be done appears below: ordering, albums, captions and tags, export.'],
    steps: [
      'Press the circle in a photo’s corner, or press photos with Ctrl (⌘ on a Mac) held.',
      'With Shift held, all between are selected.',
      'Drag a rectangle with the mouse: all it touches are selected.',
      'Ctrl (⌘) and A selects all, Esc none.',
    ],
    words: 'choose multiple all drag',
  },
  describe: {
    title: 'Captions and tags',
    text: [
      'Open a photo and write in the panel on the right; it is saved when you go elsewhere.',
      'Select several to change them at once. Photos that have a caption already can be left as they are.',
    ],
    words: 'text note title name hashtag write',
  },
  tidyTags: {
    title: 'Renaming, merging and deleting tags',
    text: ['In the settings, at the list of tags. Giving a tag the name of another makes them one.'],
    go: 'Open the tags',
    words: 'manage edit remove typo',
  },
  favorites: {
    title: 'Favourites and stars',
    text: [
      'With a photo selected or open, F makes it a favourite and 1 to 5 give stars. 0 takes them away.',
      'Favourites are collected on the left; filters choose by stars.',
    ],
    go: 'See favourites',
    words: 'heart like rating',
  },
  dates: {
    title: 'Correcting the date taken',
    text: [
      'For one photo, open it and press “Change the date” in its information. For several, select them and change captions and tags.',
      'Where the camera’s clock was wrong, dates can be moved together. Dates inside the files stay as they are.',
    ],
    words: 'time zone clock travel',
  },
  undo: {
    title: 'Undo',
    text: [
      'Ctrl (⌘ on a Mac) and Z takes back what you did last; with Shift it is done again.',
      'Captions, tags, stars, dates, albums and photos taken out can all be undone, one after another.',
    ],
    words: 'mistake redo revert back',
  },
  remove: {
    title: 'Taking photos out of the library',
    text: [
      'Select them and press Delete. They leave the library only; the files stay where they are.',
      'They can be put back from the list on the left. To really delete a file, use the Explorer or the Finder.',
    ],
    go: 'See photos taken out',
    words: 'delete trash bin restore hide',
  },
  similar: {
    title: 'Choosing among similar photos',
    text: [
      'The list on the left shows bursts and near-duplicates side by side. Choose those you like and keep only them.',
      'The others leave the library only, and it can be undone.',
    ],
    go: 'See similar photos',
    words: 'duplicate burst compare tidy',
  },

  makeAlbum: {
    title: 'Making an album',
    text: [
      'Press + beside the albums on the left and give it a name.',
      'Select photos and add them with the bar below, to a new album too. A photo may be in several albums.',
    ],
    words: 'folder collection group',
  },
  editAlbum: {
    title: 'Renaming and deleting albums',
    text: [
      'In the menu at the top of an open album. Deleting an album leaves its photos in the library, and can be undone.',
      'Inside an album, Delete takes photos out of that album only.',
    ],
    words: 'remove edit',
  },

  viewer: {
    title: 'Seeing a photo large',
    text: [
      'Press a photo to open it. ← and → show the others, Esc leads back. While photos are selected a press selects, so open with Enter.',
      'A double press or Enter shows it close, to be moved by dragging. + and - change the size step by step.',
    ],
    words: 'zoom viewer full size',
  },
  info: {
    title: 'Information about a photo',
    text: ['Open it and press I: when it was taken, camera, size, place, albums, file name and folder.'],
    words: 'metadata exif location gps resolution pixels',
  },
  gridSize: {
    title: 'Size of photos, and language',
    text: ['The settings at the bottom left have three sizes for the photos in the library, and Korean and English.'],
    words: 'settings small large english korean thumbnails',
  },

  export: {
    title: 'Exporting photos',
    text: ['Makes copies of the photos you selected. Your own files stay as they are.'],
    steps: [
      'Select photos and press the export button in the bar below.',
      'Copy them as they are, or make smaller JPEG, PNG or WebP files.',
      'Keep all information in them, leave out only the place, or leave out everything.',
    ],
    words: 'save copy download share privacy gps convert resize',
  },
  sidecars: {
    title: 'Captions in other programs',
    text: [
      'When exporting, captions, tags and stars can be put into the copies.',
      'Or have .xmp files written beside your photos, which programs such as darktable and digiKam read. The photo files are not touched.',
    ],
    words: 'xmp lightroom sidecar metadata photoshop',
  },
  backup: {
    title: 'Backing up the library',
    text: [
      'Captions, tags, stars, albums and the basket go into one file. Photo files do not, so copy them separately.',
      'The program makes backups by itself every day and keeps the latest and those of some days and weeks.',
    ],
    go: 'Open backups',
    words: 'safe automatic usb new computer move copy',
  },
  restore: {
    title: 'Going back to a backup, or to a new computer',
    text: [
      'Choose one of the automatic backups or a file of yours. The library as it is now is backed up first, so you can come back.',
      'On a new computer, restore the file and then add the folder you copied your photos to. Captions and tags find their photos again.',
    ],
    go: 'Open backups',
    words: 'restore recover move reinstall',
  },
  damaged: {
    title: 'The library was damaged',
    text: [
      'This is noticed at the start, and mended from the newest backup and the records after it. Photo files are as they were. What was recovered is said at the top.',
    ],
    words: 'broken corrupt database error recover',
  },

  placeOrder: {
    title: 'Ordering prints',
    text: ['Press the name of the basket to keep several baskets, each with a name.'],
    steps: [
      'Select photos and press the order button in the bar below.',
      'Choose size and fit at the right. Tick some photos to change only those. One photo may come in several sizes.',
      'Review the order, say who receives it and how, and how you pay. You need no account.',
    ],
    go: 'See the basket',
    words: 'print buy pay cart price',
  },
  paperFit: {
    title: 'Full paper or whole photo',
    text: [
      'Full paper leaves no edge white, and what reaches beyond it is cut off. Press the photo to choose which part is printed.',
      'Whole photo prints all of it, and leaves the rest of the paper white.',
      'Of a long photo such as a panorama, full paper shows little. Press ‘cropped a lot’ above the basket to see just those.',
    ],
    words: 'crop margin border ratio',
  },
  quality: {
    title: 'It may be blurry',
    text: [
      'This is said where a photo has few pixels for the size. Choose a smaller size, or order from the camera’s own file if you have it.',
    ],
    words: 'quality dpi resolution sharp pixels',
  },
  sending: {
    title: 'No internet, or sending was cut off',
    text: [
      'The order is safe on this computer and is sent when there is a connection. You may close the window; it goes on at the next start.',
    ],
    go: 'See my orders',
    words: 'upload offline wifi failed slow',
  },
  cancelOrder: {
    title: 'Changing or cancelling an order',
    text: [
      'Until the studio has received it, open the order, pause the sending and press “Cancel and change”. The photos go back to the basket. After that, please call the studio.',
    ],
    go: 'See my orders',
    words: 'refund change withdraw wrong',
  },
  orderState: {
    title: 'How far an order is',
    text: [
      'On the studio’s page, at your orders. It changes by itself as the studio goes on. When you collect it, give the order number or your phone number.',
    ],
    go: 'See my orders',
    words: 'delivery progress state when collect number',
  },
  privacy: {
    title: 'Do my photos leave this computer',
    text: [
      'Only those you order go to the studio. All other photos and captions stay here. The name and phone number of an order are used for that order only.',
    ],
    words: 'privacy security cloud server upload',
  },
}
