@rem The scripts in package.json begin with exec, so that a signal sent to npm reaches the program and not a shell
@rem before it. Windows knows no exec: this file is it.
@%*
