-- CreateEnum
CREATE TYPE "session_status" AS ENUM ('ACTIVE', 'EXPIRED', 'REVOKED');

-- CreateEnum
CREATE TYPE "alert_category" AS ENUM ('SYSTEM', 'SECURITY', 'BUSINESS', 'USER', 'SENSOR', 'ORDER', 'PAYMENT');

-- CreateEnum
CREATE TYPE "alert_priority" AS ENUM ('CRITICAL', 'HIGH', 'MEDIUM', 'LOW');

-- CreateEnum
CREATE TYPE "alert_status" AS ENUM ('PENDING', 'SENT', 'ACKNOWLEDGED', 'RESOLVED', 'ESCALATED', 'SNOOZED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "recipient_type" AS ENUM ('USER', 'ROLE', 'EMAIL', 'PHONE');

-- CreateEnum
CREATE TYPE "acknowledgment_action" AS ENUM ('ACKNOWLEDGED', 'RESOLVED', 'ESCALATED', 'SNOOZED', 'COMMENTED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "cart_status" AS ENUM ('ACTIVE', 'COMPLETED', 'ABANDONED', 'EXPIRED', 'MERGED');

-- CreateEnum
CREATE TYPE "device_type" AS ENUM ('MUSHROOM_CHAMBER', 'ENVIRONMENTAL_SENSOR', 'IRRIGATION_SYSTEM', 'HVAC_CONTROLLER', 'CAMERA', 'pH_SENSOR', 'HUMIDITY_CONTROLLER');

-- CreateEnum
CREATE TYPE "device_status" AS ENUM ('ONLINE', 'OFFLINE', 'MAINTENANCE', 'ERROR');

-- CreateEnum
CREATE TYPE "device_health_status" AS ENUM ('HEALTHY', 'WARNING', 'CRITICAL', 'OFFLINE', 'MAINTENANCE');

-- CreateEnum
CREATE TYPE "notification_channel" AS ENUM ('EMAIL', 'SMS', 'PUSH', 'IN_APP', 'WEBHOOK');

-- CreateEnum
CREATE TYPE "notification_status" AS ENUM ('PENDING', 'QUEUED', 'SENDING', 'SENT', 'DELIVERED', 'FAILED', 'BOUNCED', 'RETRYING', 'CANCELLED');

-- CreateEnum
CREATE TYPE "notification_type" AS ENUM ('ALERT', 'INFO', 'WARNING', 'SUCCESS', 'DEVICE_STATUS', 'ORDER_UPDATE', 'PAYMENT_UPDATE');

-- CreateEnum
CREATE TYPE "order_status" AS ENUM ('PENDING', 'CONFIRMED', 'PROCESSING', 'SHIPPED', 'DELIVERED', 'CANCELLED', 'REFUNDED');

-- CreateEnum
CREATE TYPE "payment_status" AS ENUM ('PENDING', 'PAID', 'FAILED', 'REFUNDED');

-- CreateEnum
CREATE TYPE "payment_method" AS ENUM ('CREDIT_CARD', 'DEBIT_CARD', 'PAYPAL', 'GCASH', 'MAYA', 'BANK_TRANSFER', 'COD');

-- CreateEnum
CREATE TYPE "report_type" AS ENUM ('SALES', 'REVENUE', 'USERS', 'PRODUCTS', 'ORDERS', 'DEVICES', 'CUSTOM');

-- CreateEnum
CREATE TYPE "execution_status" AS ENUM ('PENDING', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "subscription_frequency" AS ENUM ('DAILY', 'WEEKLY', 'MONTHLY', 'REAL_TIME');

-- CreateEnum
CREATE TYPE "job_type" AS ENUM ('IMPORT', 'EXPORT');

-- CreateEnum
CREATE TYPE "entity_type" AS ENUM ('PRODUCT', 'ORDER', 'USER', 'CATEGORY', 'SELLER', 'BUYER', 'TRANSACTION', 'INVENTORY');

-- CreateEnum
CREATE TYPE "job_status" AS ENUM ('QUEUED', 'PROCESSING', 'COMPLETED', 'FAILED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "job_priority" AS ENUM ('URGENT', 'NORMAL', 'LOW');

-- CreateEnum
CREATE TYPE "file_format" AS ENUM ('CSV', 'EXCEL', 'JSON', 'XML');

-- CreateEnum
CREATE TYPE "error_type" AS ENUM ('VALIDATION', 'CONSTRAINT', 'FORMAT', 'BUSINESS_RULE');

-- CreateEnum
CREATE TYPE "error_severity" AS ENUM ('ERROR', 'WARNING');

-- CreateEnum
CREATE TYPE "user_role" AS ENUM ('USER', 'ADMIN', 'SUPER_ADMIN', 'GROWER', 'BUYER');

-- CreateTable
CREATE TABLE "sessions" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "clerk_session_id" TEXT,
    "token" TEXT NOT NULL,
    "status" "session_status" NOT NULL DEFAULT 'ACTIVE',
    "device_info" JSONB,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "last_activity" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_keys" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "key_hash" TEXT NOT NULL,
    "key_prefix" TEXT NOT NULL,
    "scopes" JSONB NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "roles" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "is_system" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "roles_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "permissions" (
    "id" TEXT NOT NULL,
    "resource" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "description" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "permissions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_permissions" (
    "id" TEXT NOT NULL,
    "role_id" TEXT NOT NULL,
    "permission_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "role_permissions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_role_assignments" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "role_id" TEXT NOT NULL,
    "granted_by" TEXT,
    "granted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_role_assignments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alerts" (
    "id" TEXT NOT NULL,
    "rule_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "category" "alert_category" NOT NULL,
    "priority" "alert_priority" NOT NULL,
    "status" "alert_status" NOT NULL DEFAULT 'PENDING',
    "event_type" TEXT NOT NULL,
    "event_id" TEXT,
    "event_data" JSONB,
    "fingerprint" TEXT NOT NULL,
    "group_key" TEXT,
    "severity" INTEGER NOT NULL DEFAULT 5,
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "metadata" JSONB,
    "occurrence_count" INTEGER NOT NULL DEFAULT 1,
    "first_occurrence" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_occurrence" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "triggered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "acknowledged_at" TIMESTAMPTZ(3),
    "resolved_at" TIMESTAMPTZ(3),
    "escalated_at" TIMESTAMPTZ(3),
    "snoozed_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "alerts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_rules" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "category" "alert_category" NOT NULL,
    "priority" "alert_priority" NOT NULL,
    "event_type" TEXT NOT NULL,
    "condition" JSONB NOT NULL,
    "active_hours" JSONB,
    "cooldown_minutes" INTEGER NOT NULL DEFAULT 15,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "is_deleted" BOOLEAN NOT NULL DEFAULT false,
    "created_by" TEXT NOT NULL,
    "updated_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "alert_rules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_rule_recipients" (
    "id" TEXT NOT NULL,
    "rule_id" TEXT NOT NULL,
    "recipient_type" "recipient_type" NOT NULL,
    "recipient_id" TEXT,
    "role" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "enable_email" BOOLEAN NOT NULL DEFAULT true,
    "enable_sms" BOOLEAN NOT NULL DEFAULT false,
    "enable_push" BOOLEAN NOT NULL DEFAULT true,
    "enable_in_app" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "alert_rule_recipients_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_acknowledgments" (
    "id" TEXT NOT NULL,
    "alert_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "action" "acknowledgment_action" NOT NULL,
    "comment" TEXT,
    "metadata" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "alert_acknowledgments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_escalation_policies" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "priority" "alert_priority"[] DEFAULT ARRAY[]::"alert_priority"[],
    "category" "alert_category"[] DEFAULT ARRAY[]::"alert_category"[],
    "unacknowledged_min" INTEGER NOT NULL DEFAULT 30,
    "steps" JSONB NOT NULL,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "alert_escalation_policies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit_logs" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "endpoint" TEXT NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,
    "window_start" TIMESTAMPTZ(3) NOT NULL,
    "window_end" TIMESTAMPTZ(3) NOT NULL,
    "blocked" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rate_limit_logs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_usage_logs" (
    "id" TEXT NOT NULL,
    "user_id" TEXT,
    "api_key" TEXT,
    "endpoint" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "status_code" INTEGER NOT NULL,
    "response_time" INTEGER NOT NULL,
    "request_size" INTEGER,
    "response_size" INTEGER,
    "ip_address" TEXT NOT NULL,
    "user_agent" TEXT,
    "referer" TEXT,
    "rate_limit_hit" BOOLEAN NOT NULL DEFAULT false,
    "throttled" BOOLEAN NOT NULL DEFAULT false,
    "queue_time" INTEGER,
    "metadata" JSONB,
    "timestamp" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "api_usage_logs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "carts" (
    "id" TEXT NOT NULL,
    "user_id" TEXT,
    "session_id" TEXT,
    "status" "cart_status" NOT NULL DEFAULT 'ACTIVE',
    "subtotal" DECIMAL(10,2) NOT NULL DEFAULT 0,
    "tax" DECIMAL(10,2) NOT NULL DEFAULT 0,
    "shipping" DECIMAL(10,2) NOT NULL DEFAULT 0,
    "discount" DECIMAL(10,2) NOT NULL DEFAULT 0,
    "total" DECIMAL(10,2) NOT NULL DEFAULT 0,
    "metadata" JSONB,
    "last_activity_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "abandoned_at" TIMESTAMPTZ(3),
    "converted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "carts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cart_items" (
    "id" TEXT NOT NULL,
    "cart_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "price" DECIMAL(10,2) NOT NULL,
    "original_price" DECIMAL(10,2) NOT NULL,
    "subtotal" DECIMAL(10,2) NOT NULL,
    "discount" DECIMAL(10,2) NOT NULL DEFAULT 0,
    "total" DECIMAL(10,2) NOT NULL,
    "is_available" BOOLEAN NOT NULL DEFAULT true,
    "unavailable_reason" TEXT,
    "product_snapshot" JSONB,
    "customization" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cart_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "products" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "slug" TEXT NOT NULL,
    "sku" TEXT,
    "price" DECIMAL(10,2) NOT NULL,
    "compare_price" DECIMAL(10,2),
    "cost_price" DECIMAL(10,2),
    "stock" INTEGER NOT NULL DEFAULT 0,
    "min_stock" INTEGER NOT NULL DEFAULT 0,
    "max_cart_qty" INTEGER DEFAULT 100,
    "weight" DOUBLE PRECISION,
    "dimensions" JSONB,
    "images" JSONB[] DEFAULT ARRAY[]::JSONB[],
    "categories" JSONB[] DEFAULT ARRAY[]::JSONB[],
    "tags" JSONB[] DEFAULT ARRAY[]::JSONB[],
    "attributes" JSONB,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "is_featured" BOOLEAN NOT NULL DEFAULT false,
    "seo_title" TEXT,
    "seo_description" TEXT,
    "is_deleted" BOOLEAN NOT NULL DEFAULT false,
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "products_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "categories" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "slug" TEXT NOT NULL,
    "parent_id" TEXT,
    "image_url" TEXT,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "categories_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lalamove_quotations" (
    "id" TEXT NOT NULL,
    "quotation_id" TEXT NOT NULL,
    "service_type" TEXT NOT NULL,
    "total_price" DOUBLE PRECISION NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'PHP',
    "distance" DOUBLE PRECISION NOT NULL,
    "distance_unit" TEXT NOT NULL DEFAULT 'km',
    "stops" JSONB NOT NULL,
    "is_scheduled" BOOLEAN NOT NULL DEFAULT false,
    "schedule_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'ACTIVE',
    "user_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lalamove_quotations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lalamove_orders" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "quotation_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "driver_id" TEXT,
    "share_link" TEXT NOT NULL,
    "total_price" DOUBLE PRECISION NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'PHP',
    "distance" DOUBLE PRECISION NOT NULL,
    "distance_unit" TEXT NOT NULL DEFAULT 'km',
    "stops" JSONB NOT NULL,
    "is_pod_enabled" BOOLEAN NOT NULL DEFAULT true,
    "pod_status" TEXT,
    "pod_image" TEXT,
    "pod_signature" TEXT,
    "order_reference" TEXT,
    "user_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lalamove_orders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "devices" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" "device_type" NOT NULL,
    "serial_number" TEXT NOT NULL,
    "status" "device_status" NOT NULL DEFAULT 'OFFLINE',
    "user_id" TEXT,
    "location" TEXT,
    "description" TEXT,
    "firmware" TEXT,
    "ip_address" TEXT,
    "mac_address" TEXT,
    "last_seen" TIMESTAMPTZ(3),
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "devices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sensors" (
    "id" TEXT NOT NULL,
    "device_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "min_value" DOUBLE PRECISION,
    "max_value" DOUBLE PRECISION,
    "calibration" JSONB,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sensors_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "device_commands" (
    "id" TEXT NOT NULL,
    "device_id" TEXT NOT NULL,
    "command" TEXT NOT NULL,
    "parameters" JSONB,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "response" JSONB,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "acknowledged_at" TIMESTAMPTZ(3),

    CONSTRAINT "device_commands_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "device_health" (
    "id" TEXT NOT NULL,
    "device_id" TEXT NOT NULL,
    "timestamp" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "status" "device_health_status" NOT NULL,
    "cpu_usage" DOUBLE PRECISION,
    "memory_usage" DOUBLE PRECISION,
    "disk_usage" DOUBLE PRECISION,
    "temperature" DOUBLE PRECISION,
    "battery_level" DOUBLE PRECISION,
    "network_latency" INTEGER,
    "uptime" INTEGER,
    "error_count" INTEGER NOT NULL DEFAULT 0,
    "metadata" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "device_health_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notifications" (
    "id" TEXT NOT NULL,
    "user_id" TEXT,
    "alert_id" TEXT,
    "template_id" TEXT,
    "channel" "notification_channel" NOT NULL,
    "status" "notification_status" NOT NULL DEFAULT 'PENDING',
    "priority" INTEGER NOT NULL DEFAULT 5,
    "recipient_id" TEXT,
    "recipient_email" TEXT,
    "recipient_phone" TEXT,
    "subject" TEXT,
    "body" TEXT NOT NULL,
    "provider" TEXT,
    "provider_message_id" TEXT,
    "provider_response" JSONB,
    "metadata" JSONB,
    "retry_count" INTEGER NOT NULL DEFAULT 0,
    "max_retries" INTEGER NOT NULL DEFAULT 3,
    "next_retry_at" TIMESTAMPTZ(3),
    "queued_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "error_message" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notifications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification_templates" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "category" "alert_category" NOT NULL,
    "channel" "notification_channel" NOT NULL,
    "subject" TEXT,
    "body" TEXT NOT NULL,
    "variables" JSONB,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notification_templates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_notifications" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "type" "notification_type" NOT NULL,
    "title" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "data" JSONB,
    "is_read" BOOLEAN NOT NULL DEFAULT false,
    "read_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_notifications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "push_subscriptions" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "device_id" TEXT,
    "endpoint" TEXT NOT NULL,
    "keys" JSONB NOT NULL,
    "user_agent" TEXT,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "push_subscriptions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "orders" (
    "id" TEXT NOT NULL,
    "order_number" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "status" "order_status" NOT NULL DEFAULT 'PENDING',
    "subtotal" DECIMAL(10,2) NOT NULL,
    "tax" DECIMAL(10,2) NOT NULL DEFAULT 0,
    "shipping" DECIMAL(10,2) NOT NULL DEFAULT 0,
    "discount" DECIMAL(10,2) NOT NULL DEFAULT 0,
    "total" DECIMAL(10,2) NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'PHP',
    "notes" TEXT,
    "shipping_address" JSONB NOT NULL,
    "billing_address" JSONB NOT NULL,
    "tracking_number" TEXT,
    "shipped_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_items" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "price" DECIMAL(10,2) NOT NULL,
    "total" DECIMAL(10,2) NOT NULL,

    CONSTRAINT "order_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payments" (
    "id" TEXT NOT NULL,
    "order_id" TEXT,
    "user_id" TEXT NOT NULL,
    "amount" DECIMAL(10,2) NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'PHP',
    "status" "payment_status" NOT NULL DEFAULT 'PENDING',
    "method" "payment_method" NOT NULL,
    "transaction_id" TEXT,
    "gateway_response" JSONB,
    "processed_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "refunded_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reports" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "type" "report_type" NOT NULL,
    "configuration" JSONB NOT NULL,
    "schedule" JSONB,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report_executions" (
    "id" TEXT NOT NULL,
    "report_id" TEXT NOT NULL,
    "status" "execution_status" NOT NULL DEFAULT 'PENDING',
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "completed_at" TIMESTAMPTZ(3),
    "duration" INTEGER,
    "result_data" JSONB,
    "result_url" TEXT,
    "error_message" TEXT,
    "executed_by" TEXT,

    CONSTRAINT "report_executions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report_subscriptions" (
    "id" TEXT NOT NULL,
    "report_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "channel" "notification_channel" NOT NULL,
    "frequency" "subscription_frequency" NOT NULL,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "last_sent_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "report_subscriptions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_logs" (
    "id" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "index" TEXT NOT NULL,
    "results_count" INTEGER NOT NULL,
    "took" INTEGER NOT NULL,
    "filters" JSONB,
    "sort" JSONB,
    "user_id" TEXT,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "clicked_result" TEXT,
    "is_slow_query" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "search_logs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "system_config" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "description" TEXT,
    "category" TEXT,
    "is_public" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "system_config_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_logs" (
    "id" TEXT NOT NULL,
    "user_id" TEXT,
    "action" TEXT NOT NULL,
    "entity" TEXT NOT NULL,
    "entity_id" TEXT,
    "old_values" JSONB,
    "new_values" JSONB,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "timestamp" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_logs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "security_logs" (
    "id" TEXT NOT NULL,
    "user_id" TEXT,
    "event" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "metadata" JSONB,
    "timestamp" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "security_logs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sensor_data" (
    "id" TEXT NOT NULL,
    "device_id" TEXT NOT NULL,
    "sensor_id" TEXT,
    "user_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "unit" TEXT NOT NULL,
    "quality" TEXT,
    "timestamp" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sensor_data_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sensor_alerts" (
    "id" TEXT NOT NULL,
    "device_id" TEXT,
    "sensor_id" TEXT,
    "type" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "threshold" JSONB,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "is_resolved" BOOLEAN NOT NULL DEFAULT false,
    "resolved_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sensor_alerts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sensor_rollups" (
    "sensor_id" TEXT NOT NULL,
    "step" INTEGER NOT NULL,
    "bucket" TIMESTAMPTZ(3) NOT NULL,
    "n" INTEGER NOT NULL,
    "sum" DOUBLE PRECISION NOT NULL,
    "min" DOUBLE PRECISION NOT NULL,
    "max" DOUBLE PRECISION NOT NULL,
    "last" DOUBLE PRECISION NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sensor_rollups_pkey" PRIMARY KEY ("sensor_id","step","bucket")
);

-- CreateTable
CREATE TABLE "import_export_jobs" (
    "id" TEXT NOT NULL,
    "type" "job_type" NOT NULL,
    "entity_type" "entity_type" NOT NULL,
    "status" "job_status" NOT NULL,
    "priority" "job_priority" NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_format" "file_format" NOT NULL,
    "file_size" INTEGER NOT NULL,
    "file_url" TEXT,
    "result_file_url" TEXT,
    "total_records" INTEGER NOT NULL DEFAULT 0,
    "processed_records" INTEGER NOT NULL DEFAULT 0,
    "success_count" INTEGER NOT NULL DEFAULT 0,
    "failure_count" INTEGER NOT NULL DEFAULT 0,
    "warning_count" INTEGER NOT NULL DEFAULT 0,
    "progress_percent" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),
    "estimated_time_ms" INTEGER,
    "options" JSONB,
    "filters" JSONB,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_export_jobs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_export_errors" (
    "id" TEXT NOT NULL,
    "job_id" TEXT NOT NULL,
    "row_number" INTEGER,
    "column_name" TEXT,
    "field_path" TEXT,
    "error_type" "error_type" NOT NULL,
    "severity" "error_severity" NOT NULL,
    "error_code" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "suggestion" TEXT,
    "original_value" TEXT,
    "expected_format" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_export_errors_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_export_templates" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "entity_type" "entity_type" NOT NULL,
    "file_format" "file_format" NOT NULL,
    "headers" JSONB NOT NULL,
    "sample_data" JSONB NOT NULL,
    "validation" JSONB NOT NULL,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_export_templates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" TEXT NOT NULL,
    "clerk_id" TEXT,
    "email" TEXT NOT NULL,
    "username" TEXT,
    "first_name" TEXT,
    "last_name" TEXT,
    "image_url" TEXT,
    "phone_number" TEXT,
    "password" TEXT,
    "role" "user_role" NOT NULL DEFAULT 'USER',
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "email_verification_token" TEXT,
    "email_verification_expiry" TIMESTAMPTZ(3),
    "email_verification_code" TEXT,
    "email_verification_code_expiry" TIMESTAMPTZ(3),
    "email_verification_attempts" INTEGER NOT NULL DEFAULT 0,
    "email_verification_code_sent_at" TIMESTAMPTZ(3),
    "email_verification_code_used" BOOLEAN NOT NULL DEFAULT false,
    "password_reset_code" TEXT,
    "password_reset_code_expiry" TIMESTAMPTZ(3),
    "password_reset_attempts" INTEGER NOT NULL DEFAULT 0,
    "password_reset_code_sent_at" TIMESTAMPTZ(3),
    "password_reset_code_used" BOOLEAN NOT NULL DEFAULT false,
    "two_factor_enabled" BOOLEAN NOT NULL DEFAULT false,
    "two_factor_secret" TEXT,
    "two_factor_backup_codes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "google_id" TEXT,
    "facebook_id" TEXT,
    "oauth_provider" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "oauth_access_token" TEXT,
    "oauth_refresh_token" TEXT,
    "oauth_token_expiry" TIMESTAMPTZ(3),
    "preferences" JSONB,
    "last_login_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "addresses" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "first_name" TEXT NOT NULL,
    "last_name" TEXT NOT NULL,
    "company" TEXT,
    "street1" TEXT NOT NULL,
    "street2" TEXT,
    "city" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "postal_code" TEXT NOT NULL,
    "country" TEXT NOT NULL DEFAULT 'Philippines',
    "phone_number" TEXT,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "addresses_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "sessions_clerk_session_id_key" ON "sessions"("clerk_session_id");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_token_key" ON "sessions"("token");

-- CreateIndex
CREATE INDEX "idx_sessions_user_id" ON "sessions"("user_id");

-- CreateIndex
CREATE INDEX "idx_sessions_status" ON "sessions"("status");

-- CreateIndex
CREATE INDEX "idx_sessions_expires_at" ON "sessions"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_key_hash_key" ON "api_keys"("key_hash");

-- CreateIndex
CREATE INDEX "idx_api_keys_user_id" ON "api_keys"("user_id");

-- CreateIndex
CREATE INDEX "idx_api_keys_key_prefix" ON "api_keys"("key_prefix");

-- CreateIndex
CREATE INDEX "idx_api_keys_expires_at" ON "api_keys"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "roles_name_key" ON "roles"("name");

-- CreateIndex
CREATE UNIQUE INDEX "permissions_resource_action_key" ON "permissions"("resource", "action");

-- CreateIndex
CREATE INDEX "idx_role_permissions_permission_id" ON "role_permissions"("permission_id");

-- CreateIndex
CREATE UNIQUE INDEX "role_permissions_role_id_permission_id_key" ON "role_permissions"("role_id", "permission_id");

-- CreateIndex
CREATE INDEX "idx_user_role_assignments_role_id" ON "user_role_assignments"("role_id");

-- CreateIndex
CREATE UNIQUE INDEX "user_role_assignments_user_id_role_id_key" ON "user_role_assignments"("user_id", "role_id");

-- CreateIndex
CREATE INDEX "idx_alerts_rule_id" ON "alerts"("rule_id");

-- CreateIndex
CREATE INDEX "idx_alerts_status" ON "alerts"("status");

-- CreateIndex
CREATE INDEX "idx_alerts_priority" ON "alerts"("priority");

-- CreateIndex
CREATE INDEX "idx_alerts_fingerprint" ON "alerts"("fingerprint");

-- CreateIndex
CREATE INDEX "idx_alerts_event_type_event_id" ON "alerts"("event_type", "event_id");

-- CreateIndex
CREATE INDEX "idx_alerts_triggered_at" ON "alerts"("triggered_at");

-- CreateIndex
CREATE INDEX "idx_alert_rules_created_by" ON "alert_rules"("created_by");

-- CreateIndex
CREATE INDEX "idx_alert_rules_updated_by" ON "alert_rules"("updated_by");

-- CreateIndex
CREATE INDEX "idx_alert_rules_event_type_is_active" ON "alert_rules"("event_type", "is_active");

-- CreateIndex
CREATE INDEX "idx_alert_rule_recipients_rule_id" ON "alert_rule_recipients"("rule_id");

-- CreateIndex
CREATE INDEX "idx_alert_rule_recipients_recipient_id" ON "alert_rule_recipients"("recipient_id");

-- CreateIndex
CREATE INDEX "idx_alert_acknowledgments_alert_id" ON "alert_acknowledgments"("alert_id");

-- CreateIndex
CREATE INDEX "idx_alert_acknowledgments_user_id" ON "alert_acknowledgments"("user_id");

-- CreateIndex
CREATE INDEX "idx_rate_limit_logs_identifier_blocked_window_start" ON "rate_limit_logs"("identifier", "blocked", "window_start");

-- CreateIndex
CREATE INDEX "idx_rate_limit_logs_identifier_window_start_window_end" ON "rate_limit_logs"("identifier", "window_start", "window_end");

-- CreateIndex
CREATE INDEX "idx_rate_limit_logs_endpoint_blocked_window_start" ON "rate_limit_logs"("endpoint", "blocked", "window_start");

-- CreateIndex
CREATE UNIQUE INDEX "rate_limit_logs_identifier_endpoint_window_start_key" ON "rate_limit_logs"("identifier", "endpoint", "window_start");

-- CreateIndex
CREATE INDEX "idx_api_usage_logs_user_id_timestamp" ON "api_usage_logs"("user_id", "timestamp");

-- CreateIndex
CREATE INDEX "idx_api_usage_logs_endpoint_timestamp" ON "api_usage_logs"("endpoint", "timestamp");

-- CreateIndex
CREATE INDEX "idx_api_usage_logs_api_key" ON "api_usage_logs"("api_key");

-- CreateIndex
CREATE INDEX "idx_api_usage_logs_timestamp" ON "api_usage_logs"("timestamp");

-- CreateIndex
CREATE INDEX "idx_carts_user_id_status" ON "carts"("user_id", "status");

-- CreateIndex
CREATE INDEX "idx_carts_session_id_status" ON "carts"("session_id", "status");

-- CreateIndex
CREATE INDEX "idx_carts_status_last_activity_at" ON "carts"("status", "last_activity_at");

-- CreateIndex
CREATE INDEX "idx_cart_items_product_id" ON "cart_items"("product_id");

-- CreateIndex
CREATE UNIQUE INDEX "cart_items_cart_id_product_id_key" ON "cart_items"("cart_id", "product_id");

-- CreateIndex
CREATE UNIQUE INDEX "products_slug_key" ON "products"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "products_sku_key" ON "products"("sku");

-- CreateIndex
CREATE INDEX "idx_products_slug_is_active" ON "products"("slug", "is_active");

-- CreateIndex
CREATE INDEX "idx_products_is_active_is_featured_created_at" ON "products"("is_active", "is_featured", "created_at" DESC);

-- CreateIndex
CREATE INDEX "idx_products_stock_min_stock" ON "products"("stock", "min_stock");

-- CreateIndex
CREATE INDEX "idx_products_is_deleted_is_active" ON "products"("is_deleted", "is_active");

-- CreateIndex
CREATE UNIQUE INDEX "categories_slug_key" ON "categories"("slug");

-- CreateIndex
CREATE INDEX "idx_categories_is_active_sort_order" ON "categories"("is_active", "sort_order");

-- CreateIndex
CREATE INDEX "idx_categories_parent_id_is_active" ON "categories"("parent_id", "is_active");

-- CreateIndex
CREATE UNIQUE INDEX "lalamove_quotations_quotation_id_key" ON "lalamove_quotations"("quotation_id");

-- CreateIndex
CREATE INDEX "idx_lalamove_quotations_status" ON "lalamove_quotations"("status");

-- CreateIndex
CREATE INDEX "idx_lalamove_quotations_user_id" ON "lalamove_quotations"("user_id");

-- CreateIndex
CREATE INDEX "idx_lalamove_quotations_created_at" ON "lalamove_quotations"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "lalamove_orders_order_id_key" ON "lalamove_orders"("order_id");

-- CreateIndex
CREATE INDEX "idx_lalamove_orders_quotation_id" ON "lalamove_orders"("quotation_id");

-- CreateIndex
CREATE INDEX "idx_lalamove_orders_status" ON "lalamove_orders"("status");

-- CreateIndex
CREATE INDEX "idx_lalamove_orders_user_id" ON "lalamove_orders"("user_id");

-- CreateIndex
CREATE INDEX "idx_lalamove_orders_driver_id" ON "lalamove_orders"("driver_id");

-- CreateIndex
CREATE INDEX "idx_lalamove_orders_created_at" ON "lalamove_orders"("created_at");

-- CreateIndex
CREATE INDEX "idx_lalamove_orders_order_reference" ON "lalamove_orders"("order_reference");

-- CreateIndex
CREATE UNIQUE INDEX "devices_serial_number_key" ON "devices"("serial_number");

-- CreateIndex
CREATE INDEX "idx_devices_user_id_status_is_active" ON "devices"("user_id", "status", "is_active");

-- CreateIndex
CREATE INDEX "idx_devices_status_last_seen" ON "devices"("status", "last_seen" DESC);

-- CreateIndex
CREATE INDEX "idx_sensors_device_id_type" ON "sensors"("device_id", "type");

-- CreateIndex
CREATE INDEX "idx_device_commands_device_id_sent_at" ON "device_commands"("device_id", "sent_at");

-- CreateIndex
CREATE INDEX "idx_device_commands_status" ON "device_commands"("status");

-- CreateIndex
CREATE INDEX "idx_device_health_device_id_timestamp" ON "device_health"("device_id", "timestamp" DESC);

-- CreateIndex
CREATE INDEX "idx_device_health_status" ON "device_health"("status");

-- CreateIndex
CREATE INDEX "idx_notifications_user_id_status_created_at" ON "notifications"("user_id", "status", "created_at" DESC);

-- CreateIndex
CREATE INDEX "idx_notifications_status_priority_queued_at" ON "notifications"("status", "priority", "queued_at");

-- CreateIndex
CREATE INDEX "idx_notifications_status_next_retry_at" ON "notifications"("status", "next_retry_at");

-- CreateIndex
CREATE INDEX "idx_notifications_alert_id" ON "notifications"("alert_id");

-- CreateIndex
CREATE INDEX "idx_notifications_template_id" ON "notifications"("template_id");

-- CreateIndex
CREATE UNIQUE INDEX "notification_templates_name_key" ON "notification_templates"("name");

-- CreateIndex
CREATE INDEX "idx_notification_templates_category_channel" ON "notification_templates"("category", "channel");

-- CreateIndex
CREATE INDEX "idx_notification_templates_created_by" ON "notification_templates"("created_by");

-- CreateIndex
CREATE INDEX "idx_user_notifications_user_id_is_read_created_at" ON "user_notifications"("user_id", "is_read", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "push_subscriptions_endpoint_key" ON "push_subscriptions"("endpoint");

-- CreateIndex
CREATE INDEX "idx_push_subscriptions_user_id" ON "push_subscriptions"("user_id");

-- CreateIndex
CREATE INDEX "idx_push_subscriptions_device_id" ON "push_subscriptions"("device_id");

-- CreateIndex
CREATE INDEX "idx_push_subscriptions_is_active" ON "push_subscriptions"("is_active");

-- CreateIndex
CREATE UNIQUE INDEX "orders_order_number_key" ON "orders"("order_number");

-- CreateIndex
CREATE INDEX "idx_orders_user_id_status_created_at" ON "orders"("user_id", "status", "created_at" DESC);

-- CreateIndex
CREATE INDEX "idx_orders_status_created_at" ON "orders"("status", "created_at" DESC);

-- CreateIndex
CREATE INDEX "idx_orders_delivered_at" ON "orders"("delivered_at");

-- CreateIndex
CREATE INDEX "idx_order_items_order_id" ON "order_items"("order_id");

-- CreateIndex
CREATE INDEX "idx_order_items_product_id_order_id" ON "order_items"("product_id", "order_id");

-- CreateIndex
CREATE UNIQUE INDEX "payments_transaction_id_key" ON "payments"("transaction_id");

-- CreateIndex
CREATE INDEX "idx_payments_user_id_status_created_at" ON "payments"("user_id", "status", "created_at" DESC);

-- CreateIndex
CREATE INDEX "idx_payments_order_id" ON "payments"("order_id");

-- CreateIndex
CREATE INDEX "idx_reports_type" ON "reports"("type");

-- CreateIndex
CREATE INDEX "idx_reports_created_by" ON "reports"("created_by");

-- CreateIndex
CREATE INDEX "idx_reports_is_active_type" ON "reports"("is_active", "type");

-- CreateIndex
CREATE INDEX "idx_report_executions_status" ON "report_executions"("status");

-- CreateIndex
CREATE INDEX "idx_report_executions_started_at" ON "report_executions"("started_at");

-- CreateIndex
CREATE INDEX "idx_report_executions_report_id_status" ON "report_executions"("report_id", "status");

-- CreateIndex
CREATE INDEX "idx_report_subscriptions_user_id" ON "report_subscriptions"("user_id");

-- CreateIndex
CREATE INDEX "idx_report_subscriptions_is_active_frequency" ON "report_subscriptions"("is_active", "frequency");

-- CreateIndex
CREATE UNIQUE INDEX "report_subscriptions_report_id_user_id_channel_key" ON "report_subscriptions"("report_id", "user_id", "channel");

-- CreateIndex
CREATE INDEX "idx_search_logs_query" ON "search_logs"("query");

-- CreateIndex
CREATE INDEX "idx_search_logs_created_at" ON "search_logs"("created_at");

-- CreateIndex
CREATE INDEX "idx_search_logs_is_slow_query_took" ON "search_logs"("is_slow_query", "took");

-- CreateIndex
CREATE INDEX "idx_search_logs_user_id_created_at" ON "search_logs"("user_id", "created_at");

-- CreateIndex
CREATE INDEX "idx_search_logs_index_created_at" ON "search_logs"("index", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "system_config_key_key" ON "system_config"("key");

-- CreateIndex
CREATE INDEX "idx_system_config_key_is_public" ON "system_config"("key", "is_public");

-- CreateIndex
CREATE INDEX "idx_system_config_category_is_public" ON "system_config"("category", "is_public");

-- CreateIndex
CREATE INDEX "idx_audit_logs_user_id_timestamp" ON "audit_logs"("user_id", "timestamp");

-- CreateIndex
CREATE INDEX "idx_audit_logs_entity_entity_id" ON "audit_logs"("entity", "entity_id");

-- CreateIndex
CREATE INDEX "idx_security_logs_user_id_timestamp" ON "security_logs"("user_id", "timestamp");

-- CreateIndex
CREATE INDEX "idx_security_logs_event" ON "security_logs"("event");

-- CreateIndex
CREATE INDEX "idx_security_logs_severity" ON "security_logs"("severity");

-- CreateIndex
CREATE INDEX "idx_security_logs_timestamp" ON "security_logs"("timestamp");

-- CreateIndex
CREATE INDEX "idx_sensor_data_device_id_timestamp" ON "sensor_data"("device_id", "timestamp");

-- CreateIndex
CREATE INDEX "idx_sensor_data_type_timestamp" ON "sensor_data"("type", "timestamp");

-- CreateIndex
CREATE INDEX "idx_sensor_data_user_id" ON "sensor_data"("user_id");

-- CreateIndex
CREATE INDEX "idx_sensor_data_timestamp" ON "sensor_data" USING BRIN ("timestamp");

-- CreateIndex
CREATE UNIQUE INDEX "idx_sensor_data_sensor_id_timestamp" ON "sensor_data"("sensor_id", "timestamp");

-- CreateIndex
CREATE INDEX "idx_sensor_alerts_device_id_is_active" ON "sensor_alerts"("device_id", "is_active");

-- CreateIndex
CREATE INDEX "idx_sensor_alerts_sensor_id" ON "sensor_alerts"("sensor_id");

-- CreateIndex
CREATE INDEX "idx_import_export_jobs_status_created_at" ON "import_export_jobs"("status", "created_at");

-- CreateIndex
CREATE INDEX "idx_import_export_jobs_entity_type_type" ON "import_export_jobs"("entity_type", "type");

-- CreateIndex
CREATE INDEX "idx_import_export_jobs_created_by" ON "import_export_jobs"("created_by");

-- CreateIndex
CREATE INDEX "idx_import_export_errors_job_id_severity" ON "import_export_errors"("job_id", "severity");

-- CreateIndex
CREATE INDEX "idx_import_export_templates_entity_type_file_format" ON "import_export_templates"("entity_type", "file_format");

-- CreateIndex
CREATE UNIQUE INDEX "users_clerk_id_key" ON "users"("clerk_id");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE UNIQUE INDEX "users_username_key" ON "users"("username");

-- CreateIndex
CREATE UNIQUE INDEX "users_google_id_key" ON "users"("google_id");

-- CreateIndex
CREATE UNIQUE INDEX "users_facebook_id_key" ON "users"("facebook_id");

-- CreateIndex
CREATE INDEX "idx_users_email_is_active" ON "users"("email", "is_active");

-- CreateIndex
CREATE INDEX "idx_users_email_verification_token" ON "users"("email_verification_token");

-- CreateIndex
CREATE INDEX "idx_users_password_reset_code_password_reset_code_expiry" ON "users"("password_reset_code", "password_reset_code_expiry");

-- CreateIndex
CREATE INDEX "idx_users_created_at" ON "users"("created_at");

-- CreateIndex
CREATE INDEX "idx_users_last_login_at" ON "users"("last_login_at");

-- CreateIndex
CREATE INDEX "idx_users_is_active_role" ON "users"("is_active", "role");

-- CreateIndex
CREATE INDEX "idx_addresses_user_id" ON "addresses"("user_id");

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_permissions" ADD CONSTRAINT "role_permissions_role_id_fkey" FOREIGN KEY ("role_id") REFERENCES "roles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_permissions" ADD CONSTRAINT "role_permissions_permission_id_fkey" FOREIGN KEY ("permission_id") REFERENCES "permissions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_role_assignments" ADD CONSTRAINT "user_role_assignments_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_role_assignments" ADD CONSTRAINT "user_role_assignments_role_id_fkey" FOREIGN KEY ("role_id") REFERENCES "roles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_rule_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "alert_rules"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_rules" ADD CONSTRAINT "alert_rules_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_rules" ADD CONSTRAINT "alert_rules_updated_by_fkey" FOREIGN KEY ("updated_by") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_rule_recipients" ADD CONSTRAINT "alert_rule_recipients_rule_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "alert_rules"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_rule_recipients" ADD CONSTRAINT "alert_rule_recipients_recipient_id_fkey" FOREIGN KEY ("recipient_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_acknowledgments" ADD CONSTRAINT "alert_acknowledgments_alert_id_fkey" FOREIGN KEY ("alert_id") REFERENCES "alerts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_acknowledgments" ADD CONSTRAINT "alert_acknowledgments_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_usage_logs" ADD CONSTRAINT "api_usage_logs_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "carts" ADD CONSTRAINT "carts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cart_items" ADD CONSTRAINT "cart_items_cart_id_fkey" FOREIGN KEY ("cart_id") REFERENCES "carts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cart_items" ADD CONSTRAINT "cart_items_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "categories" ADD CONSTRAINT "categories_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "categories"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "devices" ADD CONSTRAINT "devices_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sensors" ADD CONSTRAINT "sensors_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "devices"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device_commands" ADD CONSTRAINT "device_commands_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "devices"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device_health" ADD CONSTRAINT "device_health_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "devices"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_alert_id_fkey" FOREIGN KEY ("alert_id") REFERENCES "alerts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "notification_templates"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_templates" ADD CONSTRAINT "notification_templates_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_notifications" ADD CONSTRAINT "user_notifications_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "push_subscriptions" ADD CONSTRAINT "push_subscriptions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "push_subscriptions" ADD CONSTRAINT "push_subscriptions_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "devices"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_executions" ADD CONSTRAINT "report_executions_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "reports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_subscriptions" ADD CONSTRAINT "report_subscriptions_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "reports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sensor_data" ADD CONSTRAINT "sensor_data_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "devices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sensor_data" ADD CONSTRAINT "sensor_data_sensor_id_fkey" FOREIGN KEY ("sensor_id") REFERENCES "sensors"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sensor_data" ADD CONSTRAINT "sensor_data_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sensor_alerts" ADD CONSTRAINT "sensor_alerts_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "devices"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sensor_alerts" ADD CONSTRAINT "sensor_alerts_sensor_id_fkey" FOREIGN KEY ("sensor_id") REFERENCES "sensors"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sensor_rollups" ADD CONSTRAINT "sensor_rollups_sensor_id_fkey" FOREIGN KEY ("sensor_id") REFERENCES "sensors"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_export_jobs" ADD CONSTRAINT "import_export_jobs_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_export_errors" ADD CONSTRAINT "import_export_errors_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "import_export_jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "addresses" ADD CONSTRAINT "addresses_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows Prisma's schema language cannot say; its diff leaves it alone.

-- Ranges that the seed states
ALTER TABLE "alerts" ADD CONSTRAINT "chk_alerts_severity" CHECK ("severity" BETWEEN 1 AND 10);
ALTER TABLE "notifications" ADD CONSTRAINT "chk_notifications_priority" CHECK ("priority" BETWEEN 1 AND 10);
ALTER TABLE "device_health" ADD CONSTRAINT "chk_device_health_percentages" CHECK (
  "cpu_usage" BETWEEN 0 AND 100 AND "memory_usage" BETWEEN 0 AND 100 AND
  "disk_usage" BETWEEN 0 AND 100 AND "battery_level" BETWEEN 0 AND 100
);
ALTER TABLE "import_export_jobs" ADD CONSTRAINT "chk_import_export_jobs_progress_percent" CHECK ("progress_percent" BETWEEN 0 AND 100);

-- Nothing is sold that is not there: the last line of defence when two desks sell the last pack
ALTER TABLE "products" ADD CONSTRAINT "chk_products_stock" CHECK ("stock" >= 0 AND "min_stock" >= 0);
ALTER TABLE "cart_items" ADD CONSTRAINT "chk_cart_items_quantity" CHECK ("quantity" >= 1);
ALTER TABLE "order_items" ADD CONSTRAINT "chk_order_items_quantity" CHECK ("quantity" >= 1);

-- Money is never negative; a refund is a payment with status REFUNDED, not a negative amount
ALTER TABLE "products" ADD CONSTRAINT "chk_products_money" CHECK ("price" >= 0 AND "compare_price" >= 0 AND "cost_price" >= 0);
ALTER TABLE "carts" ADD CONSTRAINT "chk_carts_money" CHECK ("subtotal" >= 0 AND "tax" >= 0 AND "shipping" >= 0 AND "discount" >= 0 AND "total" >= 0);
ALTER TABLE "cart_items" ADD CONSTRAINT "chk_cart_items_money" CHECK ("price" >= 0 AND "subtotal" >= 0 AND "discount" >= 0 AND "total" >= 0);
ALTER TABLE "orders" ADD CONSTRAINT "chk_orders_money" CHECK ("subtotal" >= 0 AND "tax" >= 0 AND "shipping" >= 0 AND "discount" >= 0 AND "total" >= 0);
ALTER TABLE "order_items" ADD CONSTRAINT "chk_order_items_money" CHECK ("price" >= 0 AND "total" >= 0);
ALTER TABLE "payments" ADD CONSTRAINT "chk_payments_amount" CHECK ("amount" >= 0);

-- A chart reads these three steps and no others
ALTER TABLE "sensor_rollups" ADD CONSTRAINT "chk_sensor_rollups_step" CHECK ("step" IN (60, 900, 21600) AND "n" >= 1);

-- Filtered to the few rows that the question is about (the seed's index strategy)
-- products at or below their minimum
CREATE INDEX "idx_products_low_stock" ON "products" ("stock", "min_stock") WHERE "is_active" AND NOT "is_deleted" AND "stock" <= "min_stock";
-- the open alert that a new occurrence counts towards
CREATE INDEX "idx_alerts_open_fingerprint" ON "alerts" ("fingerprint") WHERE "status" NOT IN ('RESOLVED', 'CANCELLED');
-- the alert inbox of one device
CREATE INDEX "idx_sensor_alerts_open" ON "sensor_alerts" ("device_id", "created_at" DESC) WHERE "is_active" AND NOT "is_resolved";
