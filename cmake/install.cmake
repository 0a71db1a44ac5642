# SPDX-License-Identifier: Apache-2.0
# `cmake --install` lays down the program, the public headers and one shared library, so that another project needs only
#   find_package(runut REQUIRED)
#   target_link_libraries(reader PRIVATE runut::runut)
# The shared library is made of the objects of all folders below the command line; the outside libraries are its own
# affair, because no public header names one.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(library_layers ${all_layers})
list(REMOVE_ITEM library_layers input query server cli)
set(library_objects)
set(library_owns)
foreach(layer IN LISTS library_layers)
  get_target_property(type runut_${layer} TYPE)
  if(type STREQUAL STATIC_LIBRARY)
    list(APPEND library_objects $<TARGET_OBJECTS:runut_${layer}>)
  endif()
  list(APPEND library_owns ${OWNS_${layer}})
endforeach()
list(REMOVE_DUPLICATES library_owns)

add_library(runut_library SHARED ${library_objects})
add_library(runut::runut ALIAS runut_library)
set_target_properties(runut_library PROPERTIES
  OUTPUT_NAME runut EXPORT_NAME runut VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR} LINKER_LANGUAGE CXX)
target_compile_features(runut_library PUBLIC cxx_std_20)
target_include_directories(runut_library PUBLIC
  $<BUILD_INTERFACE:${CMAKE_SOURCE_DIR}/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
target_link_libraries(runut_library PRIVATE $<BUILD_INTERFACE:runut_options> ${library_owns} Threads::Threads)

install(TARGETS runut_library EXPORT runut)
if(TARGET runut)
  install(TARGETS runut)
endif()
install(DIRECTORY include/runut DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT runut NAMESPACE runut:: FILE runut-config.cmake DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/runut)
write_basic_package_version_file(runut-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/runut-config-version.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/runut)
