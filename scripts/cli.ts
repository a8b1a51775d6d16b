// `npm run -s cli -- …`: any procedure of the app by name. See --help.
import '../src/main/hosts/cli/main.ts'
