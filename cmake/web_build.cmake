# SPDX-License-Identifier: Apache-2.0
# Run by cmake/web.cmake: copies SOURCE to WORK, installs the locked packages there when the lock file changed, runs Vite,
# and puts the FILES with their gzip twins into ROOT. When the packages cannot be fetched the PLACEHOLDER stands in and
# the build goes on; an error of the sources themselves stops it.
file(REMOVE_RECURSE ${WORK}/src ${WORK}/public ${WORK}/dist)
file(COPY ${SOURCE}/src ${SOURCE}/public ${SOURCE}/index.html ${SOURCE}/package.json ${SOURCE}/package-lock.json
          ${SOURCE}/svelte.config.js ${SOURCE}/tsconfig.json ${SOURCE}/vite.config.ts DESTINATION ${WORK})

function(finish)
  foreach(name IN LISTS FILES)
    foreach(twin ${name} ${name}.gz)
      if(NOT EXISTS ${ROOT}/${twin})
        file(WRITE ${ROOT}/${twin} "")
      endif()
      file(TOUCH ${ROOT}/${twin})
    endforeach()
  endforeach()
  file(TOUCH ${STAMP})
endfunction()

file(SHA256 ${SOURCE}/package-lock.json lock)
set(installed "")
if(EXISTS ${WORK}/node_modules/.runut-lock)
  file(READ ${WORK}/node_modules/.runut-lock installed)
endif()
if(NOT installed STREQUAL lock)
  execute_process(
    COMMAND ${NPM} ci --omit=dev --ignore-scripts --no-audit --no-fund --fetch-retries=1 --fetch-timeout=30000
    WORKING_DIRECTORY ${WORK} RESULT_VARIABLE failed OUTPUT_VARIABLE words ERROR_VARIABLE words)
  if(failed)
    message(WARNING "The packages of the browser interface could not be fetched, so `runut serve` will show a plain page. "
                    "Connect to the network, remove ${ROOT} and build again. npm said:\n${words}")
    foreach(name IN LISTS FILES)
      file(WRITE ${ROOT}/${name} "")
      file(WRITE ${ROOT}/${name}.gz "")
    endforeach()
    file(COPY_FILE ${PLACEHOLDER} ${ROOT}/index.html)
    finish()
    return()
  endif()
  file(WRITE ${WORK}/node_modules/.runut-lock ${lock})
endif()

execute_process(
  COMMAND ${NODE} node_modules/vite/bin/vite.js build --logLevel warn
  WORKING_DIRECTORY ${WORK} RESULT_VARIABLE failed OUTPUT_VARIABLE words ERROR_VARIABLE words)
if(failed)
  message(FATAL_ERROR "The browser interface does not build:\n${words}")
endif()
foreach(name IN LISTS FILES)
  foreach(twin ${name} ${name}.gz)
    if(NOT EXISTS ${WORK}/dist/${twin})
      message(FATAL_ERROR "Vite gave no ${twin}: name the files alike in web/vite.config.ts and cmake/web.cmake")
    endif()
    file(COPY_FILE ${WORK}/dist/${twin} ${ROOT}/${twin} ONLY_IF_DIFFERENT)
  endforeach()
endforeach()
finish()
