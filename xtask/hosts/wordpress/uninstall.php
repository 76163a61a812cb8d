<?php
/**
 * Leaves nothing behind.
 *
 * @package zielwert
 */

if ( ! defined( 'WP_UNINSTALL_PLUGIN' ) ) {
	exit;
}
delete_option( 'zielwert_address' );
