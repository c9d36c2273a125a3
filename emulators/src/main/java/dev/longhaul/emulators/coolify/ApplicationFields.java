package dev.longhaul.emulators.coolify;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fields that may be written to an application, with their types. */
final class ApplicationFields {
  private static final String STRINGS =
      """
      project_uuid server_uuid environment_name environment_uuid git_repository git_branch
      build_pack ports_exposes destination_uuid name description domains git_commit_sha
      docker_registry_image_name docker_registry_image_tag static_image install_command
      build_command start_command ports_mappings base_directory publish_directory
      health_check_path health_check_port health_check_host health_check_method
      health_check_scheme health_check_response_text health_check_type health_check_command
      limits_memory limits_memory_swap limits_memory_reservation limits_cpus limits_cpuset
      custom_labels custom_docker_run_options post_deployment_command
      post_deployment_command_container pre_deployment_command pre_deployment_command_container
      manual_webhook_secret_github manual_webhook_secret_gitlab manual_webhook_secret_bitbucket
      manual_webhook_secret_gitea redirect dockerfile dockerfile_location
      docker_compose_location docker_compose_custom_start_command
      docker_compose_custom_build_command watch_paths gpu_driver gpu_count gpu_device_ids
      gpu_options custom_internal_name preview_url_template http_basic_auth_username
      http_basic_auth_password github_app_uuid
      """;

  private static final String BOOLEANS =
      """
      is_static is_spa is_auto_deploy_enabled is_force_https_enabled
      is_preview_deployments_enabled health_check_enabled instant_deploy use_build_server
      use_build_secrets is_git_submodules_enabled is_git_lfs_enabled
      is_git_shallow_clone_enabled disable_build_cache inject_build_args_to_dockerfile
      include_source_commit_in_build is_env_sorting_enabled is_pr_deployments_public_enabled
      is_gzip_enabled is_stripprefix_enabled is_raw_compose_deployment_enabled
      is_log_drain_enabled is_gpu_enabled is_consistent_container_name_enabled
      is_http_basic_auth_enabled connect_to_docker_network force_domain_override
      autogenerate_domain is_container_label_escape_enabled is_preserve_repository_enabled
      """;

  private static final String INTEGERS =
      """
      health_check_return_code health_check_interval health_check_timeout health_check_retries
      health_check_start_period limits_memory_swappiness limits_cpu_shares stop_grace_period
      docker_images_to_keep max_restart_count
      """;

  private static final String ARRAYS = "noindex_domains docker_compose_domains tags";
  private static final Set<String> ONLY_ON_CREATE =
      Set.of(
          "environment_uuid",
          "static_image",
          "is_http_basic_auth_enabled",
          "http_basic_auth_username",
          "http_basic_auth_password",
          "autogenerate_domain",
          "tags");
  private static final String ONLY_ON_CHANGE = "github_app_uuid";

  static final Map<String, String> TYPES = types();
  static final List<String> BUILD_PACKS =
      List.of("nixpacks", "railpack", "static", "dockerfile", "dockercompose");

  private ApplicationFields() {}

  static Set<String> onCreate() {
    Set<String> names = new HashSet<>(TYPES.keySet());
    names.remove(ONLY_ON_CHANGE);
    return names;
  }

  static Set<String> onChange() {
    Set<String> names = new HashSet<>(TYPES.keySet());
    names.removeAll(ONLY_ON_CREATE);
    return names;
  }

  private static Map<String, String> types() {
    Map<String, String> types = new LinkedHashMap<>();
    put(types, STRINGS, "string");
    put(types, BOOLEANS, "boolean");
    put(types, INTEGERS, "integer");
    put(types, ARRAYS, "array");
    return types;
  }

  private static void put(Map<String, String> types, String names, String type) {
    for (String name : names.trim().split("\\s+")) {
      types.put(name, type);
    }
  }
}
