# SPDX-License-Identifier: Apache-2.0
# The browser interface as the library runut_web: web/ is built with npm and Vite when its sources changed, and the built
# files are embedded (table runut_embedded_web). Without node, or with RUNUT_WEB=OFF, a plain page stands in that says so.
# The work is done in the build folder, on a copy, so that the sources stay clean and two builds never meet.
option(RUNUT_WEB "Build the browser interface (needs node and npm)" ON)
find_program(RUNUT_NODE NAMES node nodejs)
find_program(RUNUT_NPM NAMES npm)

# What Vite gives; vite.config.ts keeps these names fixed. Each has a gzip twin.
set(web_files index.html app.js app.css theme.js icon.svg en.json id.json)
set(web_root ${CMAKE_BINARY_DIR}/web/embedded)

function(runut_build_web)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/web/src/* ${CMAKE_SOURCE_DIR}/web/public/*)
  foreach(name index.html package.json package-lock.json svelte.config.js tsconfig.json vite.config.ts)
    list(APPEND sources ${CMAKE_SOURCE_DIR}/web/${name})
  endforeach()
  set(outputs)
  foreach(name IN LISTS web_files)
    foreach(twin ${name} ${name}.gz)
      list(APPEND outputs ${web_root}/${twin})
      if(NOT EXISTS ${web_root}/${twin})  # runut_embed lists the folder while configuring
        file(WRITE ${web_root}/${twin} "")
      endif()
    endforeach()
  endforeach()
  add_custom_command(
    OUTPUT ${CMAKE_BINARY_DIR}/web/built ${outputs}
    COMMAND ${CMAKE_COMMAND} -DSOURCE=${CMAKE_SOURCE_DIR}/web -DWORK=${CMAKE_BINARY_DIR}/web/work -DROOT=${web_root}
            "-DFILES=${web_files}" -DSTAMP=${CMAKE_BINARY_DIR}/web/built -DNODE=${RUNUT_NODE} -DNPM=${RUNUT_NPM}
            -DPLACEHOLDER=${CMAKE_SOURCE_DIR}/cmake/web_placeholder.html -P ${CMAKE_SOURCE_DIR}/cmake/web_build.cmake
    DEPENDS ${sources} ${CMAKE_SOURCE_DIR}/cmake/web_build.cmake ${CMAKE_SOURCE_DIR}/cmake/web_placeholder.html
    COMMENT "Building the browser interface"
    VERBATIM)
  add_custom_target(runut_web_files DEPENDS ${outputs})
endfunction()

if(RUNUT_WEB AND RUNUT_NODE AND RUNUT_NPM)
  runut_build_web()
else()
  if(RUNUT_WEB)
    message(STATUS "node or npm is not here: `runut serve` will show a plain page (install nodejs and npm, then configure again)")
  endif()
  set(web_root ${CMAKE_BINARY_DIR}/web/placeholder)
  configure_file(cmake/web_placeholder.html ${web_root}/index.html COPYONLY)
endif()
runut_embed(runut_web ${web_root} runut_embedded_web)
if(TARGET runut_web_files)
  add_dependencies(runut_web runut_web_files)
endif()
